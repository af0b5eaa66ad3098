import { parseHTML } from '../lazy-packages.ts';
import { isObject } from '../../src/protocol/shape.ts';
import { markup, type QuickstartMeta } from '../../src/protocol/markup.ts';
import { escapeHtml } from '../../src/text/escape-html.ts';

const metaTag = /<meta(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=]+))?)*\s*\/?>/gi;

/** What only the build knows of a quickstart. */
export type Stamp = Required<Pick<QuickstartMeta, 'revision' | 'modelledMs' | 'places'>>;

/**
 * Writes what the build knows into what a finished page says of its quickstart. The text around it
 * stays to the letter; a page that says nothing legible stays as it is.
 */
export function stampQuickstart(html: string, stamp: Stamp): string {
  let isDone = false;
  return html.replace(metaTag, (tag) => {
    if (isDone || !tag.includes(markup.quickstartMeta)) return tag;
    const content = contentOf(tag);
    if (content === undefined) return tag;
    isDone = true;
    const meta = escapeHtml(JSON.stringify({ ...content, ...stamp }));
    return `<meta name="${markup.quickstartMeta}" content="${meta}">`;
  });
}

function contentOf(tag: string): Record<string, unknown> | undefined {
  const { document } = parseHTML(`<!doctype html><html><head>${tag}</head></html>`);
  const meta = document.querySelector(`meta[name="${markup.quickstartMeta}"]`);
  try {
    const value: unknown = JSON.parse(meta?.getAttribute('content') ?? '');
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
