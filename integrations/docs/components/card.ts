import { defineComponent, element, text } from './define-component.ts';
import { escapeMarkdown, markdownLink } from './escape-markdown.ts';

/** A framed remark with a title; with `href` the whole of it is a link. */
export const card = defineComponent({
  name: 'Card',
  properties: {
    title: { kind: 'text', isRequired: true },
    href: { kind: 'text' },
  },
  html: ({ title, href }, children) =>
    element('div', { class: 'card' }, [
      element('p', { class: 'card-title' }, [
        href === undefined ? text(title) : element('a', { href }, [text(title)]),
      ]),
      ...children,
    ]),
  markdown: ({ title, href }, children) => {
    const label = escapeMarkdown(title);
    return `**${href === undefined ? label : markdownLink(label, href)}**\n\n${children}`;
  },
});
