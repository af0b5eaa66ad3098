import { markup, type QuickstartMeta } from '../../src/protocol/markup.ts';
import { escapeHtml } from '../../src/text/escape-html.ts';
import { decodePath } from './decode-path.ts';
import { pageMark, type PageMark } from './page-notes.ts';
import { quickstartId } from './quickstart-id.ts';
import { takeLocale } from './site-locales.ts';

const markPattern = new RegExp(` ${pageMark}="([^"]*)"`, 'g');

/** The page without the marks of its content, and the mark, where it shows the content of one page. */
export function takeMark(html: string): { html: string; mark?: PageMark } {
  if (!html.includes(pageMark)) return { html };
  const found: string[] = [];
  const without = html.replace(markPattern, (_, value: string) => {
    found.push(value);
    return '';
  });
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) return { html: without };
  return { html: without, mark: JSON.parse(decodeURIComponent(only)) as PageMark }; // as `markTree` wrote it
}

interface PageSayings {
  /** Encoded, base included, with a slash at both ends. */
  path: string;
  base: string;
  /** What the options say of the page. */
  declared: QuickstartMeta | undefined;
  mark: PageMark | undefined;
  /** Entries of `SiteLocales`. */
  locales: readonly (readonly [string, string])[];
}

/** The page with what it is as a quickstart in its head; unchanged where it is none. */
export function withMeta(
  html: string,
  { path, base, declared, mark, locales }: PageSayings,
): string {
  const { source, quickstart } = mark ?? {};
  if (!declared && !quickstart) return html;
  const place = takeLocale(decodePath(path.slice(base.length - 1)), new Map(locales));
  const { locale } = place;
  const named = { id: quickstartId(place.path), ...(locale !== undefined && { locale }) };
  const meta = { ...named, ...(source !== undefined && { source }), ...quickstart, ...declared };
  const element = `<meta name="${markup.quickstartMeta}" content="${escapeHtml(JSON.stringify(meta))}">`;
  const end = html.indexOf('</head>');
  return end < 0 ? element + html : html.slice(0, end) + element + html.slice(end);
}
