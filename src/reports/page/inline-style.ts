import { createHash } from 'node:crypto';
import type { Markup } from '../../text/markup.ts';

export interface InlineStyle {
  element: Markup;
  /** Allows it, and no other, in `style-src` of a Content-Security-Policy. */
  source: string;
}

/** A style sheet of ours inside a page. */
export function inlineStyle(css: string): InlineStyle {
  const hash = createHash('sha256').update(css).digest('base64');
  // Its text is no text of HTML: nothing in it is escaped, and nothing of a stranger's is in it.
  return { element: { text: `<style>${css}</style>` }, source: `'sha256-${hash}'` };
}
