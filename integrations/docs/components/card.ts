import type { Element, ElementContent } from 'hast';
import { defineComponent, element, text } from './define-component.ts';
import { escapeMarkdown, markdownLink } from './escape-markdown.ts';
import { iconElement } from './icon.ts';

/** A framed remark with a title; with `href` the whole of it is a link. */
export const card = defineComponent({
  name: 'Card',
  properties: {
    title: { kind: 'text', isRequired: true },
    href: { kind: 'text' },
    icon: { kind: 'icon' },
  },
  html: (properties, children) => cardElement(properties, children),
  markdown: ({ title, href }, children) => {
    const label = escapeMarkdown(title);
    return `**${href === undefined ? label : markdownLink(label, href)}**\n\n${children}`;
  },
});

interface CardProperties {
  title: string;
  href?: string | undefined;
  icon?: string | undefined;
}

export function cardElement(
  { title, href, icon }: CardProperties,
  children: readonly ElementContent[],
): Element {
  const sign =
    icon === undefined ? [] : [element('div', { class: 'card-icon' }, [iconElement(icon)])];
  return element('div', { class: 'card' }, [
    ...sign,
    element('p', { class: 'card-title' }, [
      href === undefined ? text(title) : element('a', { href }, [text(title)]),
    ]),
    ...children,
  ]);
}
