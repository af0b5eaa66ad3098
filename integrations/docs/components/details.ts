import { escapeHTML } from '../../astro-html.ts';
import { defineComponent, element, text } from './define-component.ts';

/** What only some readers need, behind a line that opens it. */
export const details = defineComponent({
  name: 'Details',
  properties: {
    summary: { kind: 'text', isRequired: true },
    open: { kind: 'flag' },
  },
  html: ({ summary, open = false }, children) =>
    element('details', open ? { open: true } : {}, [
      element('summary', {}, [text(summary)]),
      ...children,
    ]),
  // Git hosts show the elements, and what parts from them by empty lines is Markdown.
  markdown: ({ summary, open = false }, children) =>
    `<details${open ? ' open' : ''}>\n<summary>${escapeHTML(summary)}</summary>\n\n${children}\n\n</details>`,
});
