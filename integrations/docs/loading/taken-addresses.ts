import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { pagePath } from '../addresses/page-address.ts';
import { ownRouteAt, type SiteRoute } from '../links/site-routes.ts';
import type { LoadedPage } from '../pages/site-pages.ts';
import { addressTaken } from '../problems/errors.ts';

interface Taking {
  pages: readonly Pick<LoadedPage, 'id' | 'path' | 'data'>[];
  routes: readonly SiteRoute[];
  /** Its files are copied into the site as they are. */
  publicDir: URL;
  root: URL;
}

/** Pages that something else of the site would be built over: files of `public/`, routes, another page's file. */
export function takenAddresses({ pages, routes, publicDir, root }: Taking): MeantimeError[] {
  const shown = pages.filter(({ data }) => !data.draft);
  const files = new Map(shown.map(({ id, path }) => [`${pagePath(id)}index.html`, path]));
  const routeAt = ownRouteAt(routes);
  const publicFile = (path: string): string | undefined => {
    const candidates = [`.${path}index.html`, ...(path === '/' ? [] : [`.${path.slice(0, -1)}`])];
    const urls = candidates.map((candidate) => new URL(encodeURI(candidate), publicDir));
    const found = urls.find((url) => statSync(url, { throwIfNoEntry: false })?.isFile());
    return found && fileURLToPath(found).slice(fileURLToPath(root).length);
  };
  return shown.flatMap(({ id, path }) => {
    const address = pagePath(id);
    const other = publicFile(address) ?? routeAt(address) ?? files.get(address.slice(0, -1));
    return other === undefined
      ? []
      : [addressTaken.at({ location: { file: path } }, address, other, path)];
  });
}
