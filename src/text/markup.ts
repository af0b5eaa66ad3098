import { escapeHtml } from './escape-html.ts';

/** Markup that is safe to send: everything in it was written here or escaped. */
export interface Markup {
  readonly text: string;
}

type Part = Markup | string | number | readonly Markup[];

/**
 * Makes HTML or SVG from a template. Every value in it is escaped, unless it is markup itself, so
 * that forgetting is harmless. Values belong into text and into quoted attributes, nowhere else.
 */
export function markup(template: TemplateStringsArray, ...parts: Part[]): Markup {
  const text = template.reduce((before, piece, index) => {
    const part = parts[index - 1];
    return before + (part === undefined ? '' : render(part)) + piece;
  });
  return { text };
}

/** No markup at all. */
export const nothing: Markup = { text: '' };

function render(part: Part): string {
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return 'text' in part ? part.text : part.map(({ text }) => text).join('');
}
