import { defineComponent, text } from './define-component.ts';

/**
 * The text of another file, in its own place. It is put into the page before anything is made of
 * it (compile/includes), so neither form is asked for.
 */
export const include = defineComponent({
  name: 'Include',
  holds: 'nothing',
  properties: {
    file: { kind: 'text', isRequired: true },
    region: { kind: 'text' },
  },
  html: () => text(''),
  markdown: () => '',
});
