import type { Element } from 'hast';
import { defineComponent, element, text } from './define-component.ts';

export const asideTitles = {
  note: 'Note',
  tip: 'Tip',
  caution: 'Caution',
  danger: 'Danger',
} as const;

export type AsideKind = keyof typeof asideTitles;

// As Git hosts mark the same remarks in Markdown.
const alerts = { note: 'NOTE', tip: 'TIP', caution: 'WARNING', danger: 'CAUTION' } as const;

export function isAsideKind(name: string): name is AsideKind {
  return Object.hasOwn(asideTitles, name);
}

/** A framed remark: `:::note[Title]` … `:::`, or as a component. */
export const aside = defineComponent({
  name: 'Aside',
  properties: {
    kind: { kind: 'text', oneOf: ['note', 'tip', 'caution', 'danger'] },
    title: { kind: 'text' },
  },
  html: ({ kind = 'note', title }, children) => {
    const frame = asideFrame(kind);
    const heading = element('p', asideTitle, [text(title ?? asideTitles[kind])]);
    return { ...frame, children: [heading, ...children] };
  },
  markdown: ({ kind = 'note', title }, children) => {
    const heading = title === undefined ? [] : [`**${title}**`, ''];
    const lines = [`[!${alerts[kind]}]`, ...heading, ...children.split('\n')];
    return lines.map((line) => `> ${line}`.trimEnd()).join('\n');
  },
});

export const asideTitle = { class: 'aside-title' };

/** The element around an aside of this kind, without its title and children. */
export function asideFrame(kind: AsideKind): Element {
  // A note rather than <aside>: a page may have dozens, and landmarks are for finding one's way.
  const properties = {
    class: `aside aside-${kind}`,
    role: 'note',
    'aria-label': asideTitles[kind],
  };
  return element('div', properties);
}
