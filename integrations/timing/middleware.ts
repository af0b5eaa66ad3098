import { markup } from '../../src/protocol/markup.ts';
import { base, declaredMetas, locales, rememberPage, scripts } from 'virtual:meantime/timing';
import { insertingScript, insertScript } from './insert-script.ts';
import { takeMark, withMeta } from './page-head.ts';

interface RequestContext {
  url: URL;
  isPrerendered: boolean;
}

/**
 * Puts the quickstart's meta element into pages that do not bring their own, and the client into
 * all; in development lets the server remember what each quickstart page looks like.
 */
export async function onRequest(
  { url, isPrerendered }: RequestContext,
  next: () => Promise<Response>,
): Promise<Response> {
  const response = await next();
  if (!response.headers.get('content-type')?.includes('text/html')) return response;
  const path = pathOf(url);
  const declared = declaredMetas[path];
  // What a server renders for a reader is sent as it comes, unless the options name the page.
  if (!declared && !rememberPage && !isPrerendered) return scripts ? stream(response) : response;
  const { html, mark } = takeMark(await response.text());
  const hasOwn = html.includes(`"${markup.quickstartMeta}"`);
  const made = hasOwn ? html : withMeta(html, { path, base, declared, mark, locales });
  const page = response.ok ? (rememberPage?.(path, made) ?? made) : made;
  return new Response(scripts ? insertScript(page, scripts) : page, response);
}

function stream(response: Response): Response {
  if (!response.body || !scripts) return response;
  const body = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(insertingScript(scripts))
    .pipeThrough(new TextEncoderStream());
  const sent = new Response(body, response);
  sent.headers.delete('content-length');
  return sent;
}

/** The path, still encoded, with a slash at its end, whatever the site's way with slashes and `.html`. */
function pathOf(url: URL): string {
  const path = url.pathname.replace(/(?:\/index)?\.html$/, '');
  return path.endsWith('/') ? path : `${path}/`;
}
