import type { Element } from 'hast';
import { defineComponent, element, text } from './define-component.ts';
import { escapeMarkdown } from './escape-markdown.ts';

export type AsideKind = 'note' | 'tip' | 'important' | 'caution' | 'danger';

// As Git hosts mark the same remarks in Markdown.
const alerts = {
  note: 'NOTE',
  tip: 'TIP',
  important: 'IMPORTANT',
  caution: 'WARNING',
  danger: 'CAUTION',
} as const;

/** A framed remark: `:::note[Title]` … `:::`, `> [!NOTE]`, or as a component. */
export const aside = defineComponent({
  name: 'Aside',
  hasWords: true,
  properties: {
    kind: { kind: 'text', oneOf: ['note', 'tip', 'important', 'caution', 'danger'] },
    title: { kind: 'text' },
  },
  html: ({ kind = 'note', title }, children, { asides }) => {
    const frame = asideFrame(kind, asides[kind]);
    const heading = element('p', asideTitle, [text(title ?? asides[kind])]);
    return { ...frame, children: [heading, ...children] };
  },
  markdown: ({ kind = 'note', title }, children) => {
    const heading = title === undefined ? [] : [`**${escapeMarkdown(title)}**`, ''];
    const lines = [`[!${alerts[kind]}]`, ...heading, ...children.split('\n')];
    return lines.map((line) => `> ${line}`.trimEnd()).join('\n');
  },
});

export const asideTitle = { class: 'aside-title' };

/**
 * The element around an aside of this kind, without its title and children.
 *
 * @param label what it is called, for readers who do not see it
 */
export function asideFrame(kind: AsideKind, label: string): Element {
  // A note rather than <aside>: a page may have dozens, and landmarks are for finding one's way.
  return element('div', { class: `aside aside-${kind}`, role: 'note', 'aria-label': label });
}
