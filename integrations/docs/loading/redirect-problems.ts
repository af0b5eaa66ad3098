import { readFileSync } from 'node:fs';
import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { placeAt } from '../../../src/text/place-at.ts';
import { notFoundId, pagePath } from '../addresses/page-address.ts';
import { frontmatterBlock, offsetOf } from '../content/frontmatter-places.ts';
import { redirectFile, redirectsOf, type Redirect } from '../links/redirects.ts';
import { ownRouteAt } from '../links/site-routes.ts';
import type { LoadedPage } from '../pages/site-pages.ts';
import { redirectOfNotFound, redirectTaken } from '../problems/published-errors.ts';
import { publicFileAt, type Taking } from './taken-addresses.ts';

/** Old addresses at which something else is, or to which two pages lay claim. */
export function redirectProblems(taking: Taking): MeantimeError[] {
  const { pages, routes } = taking;
  const redirects = redirectsOf(pages);
  const routeAt = ownRouteAt(routes);
  // Some systems take names for one that differ in their capitals alone.
  const fileOf = (path: string): string => redirectFile(path).toLowerCase();
  const shown = pages.filter(({ data }) => !data.draft);
  const owners = new Map(
    shown.map(({ id, path }) => [fileOf(decodeURIComponent(pagePath(id))), path]),
  );
  const taken = redirects.flatMap((redirect) => {
    const { from, page } = redirect;
    const file = fileOf(from);
    const other =
      owners.get(file) ?? ownFolderOf(from) ?? publicFileAt(from, taking) ?? routeAt(from);
    if (other === undefined) {
      owners.set(file, `redirectFrom of ${page.path}`);
      return [];
    }
    return [redirectTaken.at({ location: placeOf(redirect, taking.root) }, from, other)];
  });
  return [...taken, ...ofNotFound(pages)];
}

/** Nobody is led to the page that stands for those that are not there. */
function ofNotFound(pages: readonly LoadedPage[]): MeantimeError[] {
  const page = pages.find(({ id }) => id === notFoundId);
  if (!page?.data.redirectFrom?.length) return [];
  return [redirectOfNotFound.at({ location: { file: page.path } })];
}

/** What a build writes beside the pages. */
function ownFolderOf(from: string): string | undefined {
  const folder = /^\/(?:_meantime|_astro|pagefind)\//.exec(from)?.[0];
  const name = from === '/404/' || from === '/404.html' ? 'the page for what is not there' : folder;
  return name;
}

function placeOf({ page, index }: Redirect, root: URL) {
  const file = page.path;
  const contents = readFileSync(new URL(encodeURI(file), root), 'utf8');
  const block = frontmatterBlock(contents);
  const offset = block?.isYaml ? offsetOf(block, ['redirectFrom', index], true) : undefined;
  return { file, ...placeAt(contents, offset ?? contents.indexOf('redirectFrom')) };
}
