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
  html: ({ description, ...properties }) => {
    const said = description === undefined ? [] : [element('p', {}, [text(description)])];
    return { ...cardElement(properties, said), properties: { class: 'card link-card' } };
  },
  markdown: ({ description = '', ...properties }, _children, words) =>
    card.markdown(properties, escapeMarkdown(description), words),
});
