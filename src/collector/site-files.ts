import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { getMimeType } from 'hono/utils/mime';
import { askedRange, type ByteRange } from './byte-range.ts';
import { folderJudge } from './folder-judge.ts';
import { etagOf, isKnown, type FileState } from './file-state.ts';
import { twinPath } from '../protocol/twin-path.ts';
import { acceptedEncoding, isEncodable, type BodyEncoding } from './encode-body.ts';
import { prefersMarkdown } from './prefers-markdown.ts';

interface SiteFilesOptions {
  /** The folder that the build wrote. */
  dir: string;
  /** The site's base path, with a slash at both ends. */
  base: string;
}

interface FoundFile extends FileState {
  path: string;
}

const headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
};

/** Serves a built site below its base: what any static host does, for the machine of its writers. */
export function siteFiles({ dir, base }: SiteFilesOptions) {
  const isWithin = folderJudge(dir);

  return async function serveFile(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response(null, { status: 405, headers: { ...headers, Allow: 'GET, HEAD' } });
    }
    if (!url.pathname.startsWith(base)) return outside(url);
    const path = safePath(url.pathname.slice(base.length));
    if (path === undefined) return notFound(request);
    const found = await findFile(join(dir, path), isWithin);
    if (found === 'folder' && !url.pathname.endsWith('/')) {
      return redirect(`${url.pathname}/${url.search}`);
    }
    const file =
      found === 'folder' ? await findFile(join(dir, path, 'index.html'), isWithin) : found;
    // Of a site that is built as files, pages are linked to without their ending.
    const page = file ?? (await findFile(join(dir, `${path.replace(/\/$/, '')}.html`), isWithin));
    if (page === undefined || page === 'folder') return notFound(request);
    const caching = cachingOf(url.pathname, base);
    const twin = page.path.endsWith('.html') ? await twinOf(path) : undefined;
    if (!twin) return respond(request, page, { caching });
    // The address has two forms from here on, whichever this request gets.
    return respond(request, prefersMarkdown(request) ? twin : page, { caching, hasTwin: true });
  };

  /** The page at a path as Markdown, where the build has written it so. */
  async function twinOf(path: string): Promise<FoundFile | undefined> {
    const page = path.replace(/(?:^|\/)index\.html$|\.html$/, '');
    const found = await findFile(join(dir, twinPath(page)), isWithin);
    return found === 'folder' ? undefined : found;
  }

  function outside({ pathname, search }: URL): Response {
    if (pathname === '/' || `${pathname}/` === base) return redirect(base + search);
    return new Response(`The site is at ${base}\n`, { status: 404, headers });
  }

  async function notFound(request: Request): Promise<Response> {
    const page = await findFile(join(dir, '404.html'), isWithin);
    if (page === undefined || page === 'folder') {
      return new Response('Not found\n', { status: 404, headers });
    }
    return respond(request, page, { caching: 'no-cache', status: 404 });
  }
}

/** The path below the site's folder; undefined when it is malformed, hidden or would leave the folder. */
function safePath(encoded: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
  // A second slash at the start would make a redirect name another host.
  const parts = path.split(/[/\\]/);
  // A build copies what lies in its folders: .git, .env, what an editor left. None of it is a page.
  const isHidden = parts.some((part) => part.startsWith('.') && part !== '.well-known');
  return isHidden || path.includes('\0') || path.startsWith('/') ? undefined : path;
}

type FolderJudge = ReturnType<typeof folderJudge>;

async function findFile(
  path: string,
  isWithin: FolderJudge,
): Promise<FoundFile | 'folder' | undefined> {
  // What cannot be looked at (no such file, a name too long) is not there for a reader either.
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isDirectory()) return 'folder';
  if (!stats?.isFile() || path.endsWith('/')) return undefined;
  if (!(await isWithin(path, stats))) return undefined;
  return { path, sizeBytes: stats.size, modifiedMs: stats.mtimeMs };
}

/** Astro puts a hash of the content into the names below `_astro/`; all else may change in place. */
function cachingOf(pathname: string, base: string): string {
  return pathname.startsWith(`${base}_astro/`) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

interface Responding {
  /** Value of `Cache-Control`. */
  caching: string;
  status?: number;
  /** The address answers with Markdown as well. */
  hasTwin?: boolean;
}

function respond(
  request: Request,
  file: FoundFile,
  { caching, status = 200, hasTwin = false }: Responding,
): Response {
  const type = typeOf(file.path);
  const isVaried = isEncodable(type, file.sizeBytes);
  const varied = [...(hasTwin ? ['Accept'] : []), ...(isVaried ? ['Accept-Encoding'] : [])];
  const validators = {
    ...headers,
    ...(varied.length > 0 ? { Vary: varied.join(', ') } : {}),
    ETag: etagOf(file),
    'Last-Modified': new Date(file.modifiedMs).toUTCString(),
    'Cache-Control': caching,
  };
  if (status === 200 && isKnown(request, file)) {
    return new Response(null, { status: 304, headers: validators });
  }
  // A part is one of the file as it is, never of what it is compressed to.
  const range = status === 200 ? askedRange(request, file) : undefined;
  if (range === 'outside') {
    const size = { 'Content-Range': `bytes */${file.sizeBytes}` };
    return new Response(null, { status: 416, headers: { ...validators, ...size } });
  }
  const encoding = isVaried && !range ? acceptedEncoding(request) : undefined;
  const lengthBytes = range ? range.last - range.first + 1 : file.sizeBytes;
  const described = {
    ...validators,
    'Content-Type': type,
    'Accept-Ranges': 'bytes',
    ...(range && { 'Content-Range': `bytes ${range.first}-${range.last}/${file.sizeBytes}` }),
    ...(encoding
      ? { 'Content-Encoding': encoding.name }
      : { 'Content-Length': String(lengthBytes) }),
  };
  const body = request.method === 'HEAD' ? null : streamOf(file, encoding, range);
  return new Response(body, { status: range ? 206 : status, headers: described });
}

function typeOf(path: string): string {
  if (path.endsWith('.md')) return 'text/markdown; charset=utf-8';
  return getMimeType(path) ?? 'application/octet-stream';
}

function streamOf(
  { path }: FoundFile,
  encoding: BodyEncoding | undefined,
  range: ByteRange | undefined,
): ReadableStream {
  const file = createReadStream(path, range && { start: range.first, end: range.last });
  // Destroys both when either fails or the reader leaves; the response fails with the last of them.
  const body = encoding ? pipeline(file, encoding.stream(), () => undefined) : file;
  // Node's type of the stream and the web's differ in name only.
  return Readable.toWeb(body) as ReadableStream;
}

function redirect(location: string): Response {
  return new Response(null, { status: 301, headers: { ...headers, Location: location } });
}
