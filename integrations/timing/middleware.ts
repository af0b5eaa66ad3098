import { markup } from '../../src/protocol/markup.ts';
import { quickstartMetaElements, rememberPage } from 'virtual:meantime/timing';

interface RequestContext {
  url: URL;
}

/**
 * Puts the quickstart's meta element into pages that do not bring their own, and in development
 * lets the server remember what each quickstart page looks like.
 */
export async function onRequest(
  { url }: RequestContext,
  next: () => Promise<Response>,
): Promise<Response> {
  const response = await next();
  const element = quickstartMetaElements[pathOf(url)];
  if (element === undefined && !rememberPage) return response;
  if (!response.headers.get('content-type')?.includes('text/html')) return response;
  const html = await response.text();
  const page = element && !html.includes(markup.quickstartMeta) ? insert(html, element) : html;
  if (response.ok) rememberPage?.(pathOf(url), page);
  return new Response(page, response);
}

/** The path, still encoded, with a slash at its end, whatever the site's way with slashes and `.html`. */
function pathOf(url: URL): string {
  const path = url.pathname.replace(/(?:\/index)?\.html$/, '');
  return path.endsWith('/') ? path : `${path}/`;
}

function insert(html: string, element: string): string {
  const end = html.indexOf('</head>');
  return end < 0 ? element + html : html.slice(0, end) + element + html.slice(end);
}
