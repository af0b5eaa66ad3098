import { glossaryOutOfReach } from '../problems/glossary-errors.ts';
import { defineComponent } from './define-component.ts';

/**
 * A word that the site's glossary explains. It becomes a tooltip before either form is asked for
 * (markdown/glossary-terms.ts, compile/twin/glossary-parts.ts).
 */
export const term = defineComponent({
  name: 'Term',
  isInline: true,
  properties: {
    // As the glossary has it; without one it is what stands between the tags.
    name: { kind: 'text' },
  },
  html: () => {
    throw glossaryOutOfReach.at({}, 'Term');
  },
  markdown: () => {
    throw glossaryOutOfReach.at({}, 'Term');
  },
});
