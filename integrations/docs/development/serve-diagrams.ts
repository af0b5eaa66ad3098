import type { ViteDevServer } from 'vite';
import type { Diagrams } from '../diagrams/diagrams.ts';
import type { SitePages } from '../pages/site-pages.ts';
import { withBase } from '../addresses/page-address.ts';
import { diagramPath } from '../settings/own-paths.ts';

interface ServedDiagrams {
  base: string;
  diagrams: Diagrams;
  pages: () => SitePages | undefined;
}

const schemes = ['light', 'dark'] as const;

/** Answers with the pictures of the pages that were looked at. */
export function serveDiagrams(
  server: ViteDevServer,
  { base, diagrams, pages }: ServedDiagrams,
): void {
  const isOf = (scheme: (typeof schemes)[number], path: string, name: string): boolean =>
    path === withBase(base, `/${diagramPath(name, scheme)}`);
  server.middlewares.use((request, response, next) => {
    const path = (request.originalUrl ?? '').replace(/[?#].*/, '');
    const name = /\/([\da-f]{16})-(?:light|dark)\.svg$/.exec(path)?.[1] ?? '';
    const scheme = schemes.find((one) => isOf(one, path, name));
    if (scheme === undefined) {
      next();
      return;
    }
    pictureOf(name, scheme, { diagrams, pages: pages() }).then((svg) => {
      if (svg === undefined) {
        next();
        return;
      }
      const headers = { 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' };
      response.writeHead(200, headers).end(svg);
    }, next);
  });
}

/** A page that is found compiled may be of a time whose pictures are gone. */
async function pictureOf(
  name: string,
  scheme: (typeof schemes)[number],
  { diagrams, pages }: { diagrams: Diagrams; pages: SitePages | undefined },
): Promise<string | undefined> {
  if (!diagrams.isDrawn(name)) {
    const shown = pages ? [...pages.all(), ...pages.partials.values()] : [];
    const drawn = shown.flatMap(({ key }) => pages?.compiler.factsOf(key)?.diagrams ?? []);
    const lost = drawn.find(({ source }) => diagrams.nameOf(source) === name);
    if (lost) await diagrams.draw(lost.source);
  }
  return diagrams.isDrawn(name) ? diagrams.picture(name, scheme) : undefined;
}
