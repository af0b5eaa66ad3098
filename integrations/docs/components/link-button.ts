import { defineComponent, element } from './define-component.ts';
import { markdownLink } from './escape-markdown.ts';

/** A link that looks like a button; `primary` stands out from those beside it. */
export const linkButton = defineComponent({
  name: 'LinkButton',
  isInline: true,
  properties: {
    href: { kind: 'text', isRequired: true },
    primary: { kind: 'flag' },
  },
  html: ({ href, primary }, children) =>
    element('a', { class: primary ? 'button button-primary' : 'button', href }, children),
  markdown: ({ href }, children) => markdownLink(children, href),
});
