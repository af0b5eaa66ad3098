import { fileURLToPath } from 'node:url';
import type { DevEnvironment, HotPayload, ViteDevServer } from 'vite';
import { contentChanged, forgetModules, wrapSend } from '../../astro-internals.ts';
import { pagePath, withBase } from '../addresses/page-address.ts';
import type { Edits } from '../loading/edits.ts';
import { contentEvent, editsEvent, type PageEdits } from './client/page-edits.ts';
import { lateErrors } from './late-errors.ts';

/** A page may be edited after it was sent and before it listens, on a busy machine long before. */
const missedForMs = 30_000;

interface EditedSite {
  root: URL;
  base: string;
  /** Path of the folder of pages. */
  pagesFolder: string;
}

/**
 * Tells the open tabs which pages were edited, so that those that show one fetch it, and keeps
 * Astro from having every tab load its page again.
 */
export function serveEdits(
  server: ViteDevServer,
  { root, base, pagesFolder }: EditedSite,
): (edits: Edits) => void {
  const { client } = server.environments;
  const rendering = Object.values(server.environments).filter((one) => one !== client);
  const { hot } = client;
  const failed = failedDocuments(server);
  const errors = lateErrors(failed, missedForMs);
  const recent: { told: PageEdits; atMs: number }[] = [];
  // A page that came can only be rendered as a module once Astro has listed it.
  const unlisted = new Set<string>();
  const isContent = duringContentChange(server, rendering, pagesFolder);
  const send = wrapSend(hot, (sendAsVite) => (...args) => {
    const [message] = args;
    if (isError(message)) errors.heard(message);
    const isReload = isFullReload(message) && isContent();
    if (isReload) sendAsVite(contentEvent, {});
    else sendAsVite(...args);
    if (!isReload && message !== contentEvent) return;
    loadFailed(failed.keys());
    if (isReload) return;
    sendAsVite(editsEvent, { paths: [...unlisted], isNavigation: false } satisfies PageEdits);
    unlisted.clear();
  });
  // Where an error stands in for the page, there is nobody to listen. By Vite's own rule this
  // reaches the tabs that show the address.
  const reloadOf = (path: string) => ({
    type: 'full-reload' as const,
    path: `/${path.slice(server.config.base.length)}index.html`,
  });
  const loadFailed = (paths: Iterable<string>): void => {
    for (const path of paths) if (failed.has(path)) send(reloadOf(path));
  };
  const tell = (edits: Edits): void => {
    for (const environment of rendering) forget(environment, root, edits);
    const paths = edits.ids.map((id) => withBase(base, pagePath(id)));
    const told: PageEdits = { paths, isNavigation: edits.isNavigation };
    if (edits.isFrontmatter) for (const path of paths) unlisted.add(path);
    recent.push({ told, atMs: performance.now() });
    setTimeout(() => recent.shift(), missedForMs).unref();
    send(editsEvent, told);
    loadFailed(paths);
  };
  hot.on('vite:client:connect', (_, tab) => {
    errors.connected(tab);
    for (const { told, atMs } of recent) {
      tab.send(editsEvent, told);
      // Not where the page was asked for since: it would be loaded again without end.
      const missed = told.paths.filter((path) => (failed.get(path) ?? Infinity) < atMs);
      for (const path of missed) tab.send(reloadOf(path));
    }
  });
  return tell;
}

/** Has the page's modules, and what Astro remembers of the pages, made anew when asked for. */
function forget(environment: DevEnvironment, root: URL, { files, isFrontmatter }: Edits): void {
  for (const file of files) {
    forgetModules(environment, fileURLToPath(new URL(encodeURI(file), root)));
  }
  if (isFrontmatter) environment.hot.send(contentChanged, {});
}

/**
 * Tells a reload that Astro sends because of content, from the loader's store or after an error,
 * by its coming from the same call.
 */
function duringContentChange(
  { watcher }: ViteDevServer,
  rendering: readonly DevEnvironment[],
  folder: string,
): () => boolean {
  let isNow = false;
  const mark = (): void => {
    isNow = true;
    queueMicrotask(() => {
      isNow = false;
    });
  };
  for (const { hot } of rendering) {
    wrapSend(hot, (send) => (...args) => {
      if (args[0] === contentChanged) mark();
      send(...args);
    });
  }
  for (const event of ['add', 'change', 'unlink'] as const) {
    watcher.prependListener(event, (path: string) => {
      if (path.startsWith(folder)) mark();
    });
  }
  return () => isNow;
}

function isFullReload(message: unknown): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    Reflect.get(message, 'type') === 'full-reload' &&
    Reflect.get(message, 'path') === '*'
  );
}

function isError(message: unknown): message is HotPayload {
  return (
    typeof message === 'object' && message !== null && Reflect.get(message, 'type') === 'error'
  );
}

/** Paths of the pages that a browser was shown an error for, with the time when it was asked for. */
function failedDocuments({ middlewares }: ViteDevServer): Map<string, number> {
  const failed = new Map<string, number>();
  middlewares.use((request, response, next) => {
    const path = (request.originalUrl ?? '').replace(/[?#].*/, '');
    const askedMs = performance.now();
    response.on('finish', () => {
      if (request.headers['sec-fetch-dest'] !== 'document') return;
      if (response.statusCode === 500) failed.set(path, askedMs);
      else failed.delete(path);
    });
    next();
  });
  return failed;
}
