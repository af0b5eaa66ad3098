import { defineComponent, element, text } from './define-component.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/**
 * A term that says what it means when it is pressed, in a popover of the browser's own. Two of them
 * must not share an id: markdown/tooltip-ids.ts counts those of a page.
 */
export const tooltip = defineComponent({
  name: 'Tooltip',
  isInline: true,
  properties: {
    text: { kind: 'text', isRequired: true },
    // Its own on the page; given by markdown/tooltip-ids.ts where it is not written.
    id: { kind: 'text' },
  },
  html: ({ text: said, id = 'meantime-tooltip' }, children) =>
    element('span', { class: 'tooltip' }, [
      element('button', { type: 'button', popovertarget: id }, children),
      text(' '),
      element('span', { id, popover: 'auto' }, [text(said)]),
    ]),
  markdown: ({ text: said }, children) => `${children} (${escapeMarkdown(said)})`,
});
