import { defineComponent, element, text } from './define-component.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/**
 * A picture with what is to be said of it. With `zoom` it can be seen as large as the window, once
 * client/define-zoom.ts runs; without JavaScript it is a picture like others.
 */
export const figure = defineComponent({
  name: 'Figure',
  hasWords: true,
  properties: {
    caption: { kind: 'text' },
    zoom: { kind: 'flag' },
  },
  html: ({ caption, zoom = false }, children, { figures }) => {
    const { enlarge, close } = figures;
    const said = { 'data-enlarge': enlarge, 'data-close': close };
    return element('figure', { class: 'figure' }, [
      ...(zoom ? [element('meantime-zoom', said, children)] : children),
      ...(caption === undefined ? [] : [element('figcaption', {}, [text(caption)])]),
    ]);
  },
  markdown: ({ caption }, children) =>
    caption === undefined ? children : `${children}\n\n*${escapeMarkdown(caption)}*`,
});
