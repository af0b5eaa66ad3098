import type { Element } from 'hast';
import { card, cardElement } from './card.ts';
import { defineComponent, element, text } from './define-component.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/** A card that is nothing but a way to another page. */
export const linkCard = defineComponent({
  name: 'LinkCard',
  holds: 'nothing',
  properties: {
    title: { kind: 'text', isRequired: true },
    href: { kind: 'text', isRequired: true },
    description: { kind: 'text' },
    icon: { kind: 'icon' },
  },
  html: (properties) => linkCardElement(properties),
  markdown: ({ description = '', ...properties }, _children, words) =>
    card.markdown(properties, escapeMarkdown(description), words),
});

interface LinkCardProperties {
  title: string;
  href: string;
  description?: string | undefined;
  icon?: string | undefined;
}

export function linkCardElement({ description, ...properties }: LinkCardProperties): Element {
  const said = description === undefined ? [] : [element('p', {}, [text(description)])];
  return { ...cardElement(properties, said), properties: { class: 'card link-card' } };
}
