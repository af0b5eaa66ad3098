import type { Element } from 'hast';
import { raw, defineComponent, element, text } from './define-component.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { iconShapes } from './icon-shapes.ts';

/** A sign of Lucide within a line: its SVG stands in the page, no other icon comes with it. */
export const icon = defineComponent({
  name: 'Icon',
  isInline: true,
  holds: 'nothing',
  properties: {
    name: { kind: 'icon', isRequired: true },
    // What it says to who does not see it; without one it is an ornament.
    label: { kind: 'text' },
  },
  html: ({ name, label }) => iconElement(name, label),
  markdown: ({ label }) => (label === undefined ? '' : escapeMarkdown(label)),
});

/** The icon of a name that was checked. */
export function iconElement(name: string, label?: string): Element {
  const said = label === undefined ? { 'aria-hidden': 'true' } : { role: 'img' };
  const title = label === undefined ? [] : [element('title', {}, [text(label)])];
  const size = { viewBox: '0 0 24 24', width: '24', height: '24' };
  return element('svg', { class: 'lucide', ...size, ...said }, [
    ...title,
    raw(iconShapes.find(name) ?? ''),
  ]);
}
