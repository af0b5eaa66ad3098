import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import type { DevEnvironment, RunnableDevEnvironment, ViteDevServer } from 'vite';
import { pagePath, withBase } from '../content/page-address.ts';
import { onEdits, type Edits } from './edits.ts';
import { contentEvent, editsEvent, type PageEdits } from './page-edits.ts';

/**
 * Tells the open tabs which pages were edited, so that those that show one fetch it, and keeps
 * Astro from having every tab load its page again.
 */
export function serveEdits(
  server: ViteDevServer,
  config: Pick<AstroConfig, 'root' | 'base'>,
): void {
  const { root, base } = config;
  const { client } = server.environments;
  const rendering = Object.values(server.environments).filter((one) => one !== client);
  const { hot } = client;
  const send: (...args: unknown[]) => void = hot.send.bind(hot);
  const failed = failedDocuments(server);
  onEdits(root.href, (edits) => {
    for (const environment of rendering) forget(environment, root, edits);
    const paths = edits.ids.map((id) => withBase(base, pagePath(id)));
    const told: PageEdits = { paths, isNavigation: edits.isNavigation };
    send(editsEvent, told);
    // Where an error stands in for the page, there is nobody to listen.
    for (const path of paths.filter((one) => failed.delete(one))) {
      send({
        type: 'full-reload',
        path: `${path.slice(base.replace(/\/+$/, '').length)}index.html`,
      });
    }
  });
  hot.send = (...args: unknown[]) => {
    const [message] = args;
    if (isContentReload(message)) send(contentEvent, {});
    else send(...args);
  };
}

/** Has the page's modules, and what Astro remembers of the pages, made anew when asked for. */
function forget(environment: DevEnvironment, root: URL, { files, isFrontmatter }: Edits): void {
  for (const file of files) {
    const path = fileURLToPath(new URL(encodeURI(file), root));
    for (const module of environment.moduleGraph.getModulesByFile(path) ?? []) {
      environment.moduleGraph.invalidateModule(module);
    }
    if (!isRunnable(environment)) continue;
    const { evaluatedModules } = environment.runner;
    for (const module of evaluatedModules.getModulesByFile(path) ?? []) {
      evaluatedModules.invalidateModule(module);
    }
  }
  // Astro's own name for it: the addresses of the pages are asked for again.
  if (isFrontmatter) environment.hot.send('astro:content-changed', {});
}

// Vite's own test would have us load Vite for a build, too.
function isRunnable(environment: DevEnvironment): environment is RunnableDevEnvironment {
  return 'runner' in environment;
}

/** Astro has written its store of content: everybody is to load again. */
function isContentReload(message: unknown): boolean {
  if (typeof message !== 'object' || message === null) return false;
  const [type, path, triggeredBy] = ['type', 'path', 'triggeredBy'].map((name): unknown =>
    Reflect.get(message, name),
  );
  return type === 'full-reload' && path === '*' && triggeredBy === undefined;
}

/** Paths of the pages that a browser was shown an error for. */
function failedDocuments({ middlewares }: ViteDevServer): Set<string> {
  const failed = new Set<string>();
  middlewares.use((request, response, next) => {
    const path = (request.originalUrl ?? '').replace(/[?#].*/, '');
    response.on('finish', () => {
      if (request.headers['sec-fetch-dest'] !== 'document') return;
      if (response.statusCode === 500) failed.add(path);
      else failed.delete(path);
    });
    next();
  });
  return failed;
}
