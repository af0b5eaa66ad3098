import type { Element } from 'hast';
import { defineComponent, element, text } from './define-component.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/** What each kind is called, when its writer gives it no title. */
export const asideTitles = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  caution: 'Caution',
  danger: 'Danger',
} as const;

export type AsideKind = keyof typeof asideTitles;

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
  properties: {
    kind: { kind: 'text', oneOf: ['note', 'tip', 'important', 'caution', 'danger'] },
    title: { kind: 'text' },
  },
  html: ({ kind = 'note', title }, children) => {
    const frame = asideFrame(kind);
    const heading = element('p', asideTitle, [text(title ?? asideTitles[kind])]);
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
 * @param label what the kind is called, where the writer has used another word for it
 */
export function asideFrame(kind: AsideKind, label: string = asideTitles[kind]): Element {
  // A note rather than <aside>: a page may have dozens, and landmarks are for finding one's way.
  return element('div', { class: `aside aside-${kind}`, role: 'note', 'aria-label': label });
}
