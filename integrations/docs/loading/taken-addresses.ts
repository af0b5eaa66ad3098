import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { pagePath } from '../addresses/page-address.ts';
import { ownRouteAt, type SiteRoute } from '../links/site-routes.ts';
import type { LoadedPage } from '../pages/site-pages.ts';
import { addressTaken } from '../problems/errors.ts';

/** What may stand at an address of a site. */
export interface Taking {
  pages: readonly LoadedPage[];
  routes: readonly SiteRoute[];
  /** Its files are copied into the site as they are. */
  publicDir: URL;
  root: URL;
}

/** Pages that something else of the site would be built over: files of `public/`, routes, another page's file. */
export function takenAddresses(taking: Taking): MeantimeError[] {
  const { pages, routes } = taking;
  const shown = pages.filter(({ data }) => !data.draft);
  const files = new Map(shown.map(({ id, path }) => [`${pagePath(id)}index.html`, path]));
  const routeAt = ownRouteAt(routes);
  return shown.flatMap(({ id, path }) => {
    const address = pagePath(id);
    const other =
      publicFileAt(decodeURIComponent(address), taking) ??
      routeAt(address) ??
      files.get(address.slice(0, -1));
    return other === undefined
      ? []
      : [addressTaken.at({ location: { file: path } }, address, other, path)];
  });
}

/**
 * The file of `public/` that answers a path, from the project's root.
 *
 * @param path decoded
 */
export function publicFileAt(
  path: string,
  { publicDir, root }: Pick<Taking, 'publicDir' | 'root'>,
): string | undefined {
  const bare = path.replace(/\/$/, '');
  const names = [...(path.endsWith('/') ? [`${path}index.html`] : []), ...(bare ? [bare] : [])];
  const urls = names.map(
    (name) => new URL(`.${name.split('/').map(encodeURIComponent).join('/')}`, publicDir),
  );
  const found = urls.find((url) => statSync(url, { throwIfNoEntry: false })?.isFile());
  return found && fileURLToPath(found).slice(fileURLToPath(root).length);
}
