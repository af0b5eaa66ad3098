import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { isPageFile } from '../addresses/page-address.ts';
import { splitLink } from '../addresses/resolve-link.ts';
import { checkedInPart } from '../problems/errors.ts';
import { addressProblem } from './address-problem.ts';
import { LinkTargets, type LinkedSite } from './link-targets.ts';

/** The links of the site's pages of which only the running site knows whether they lead somewhere. */
export function linkNotes(site: LinkedSite): MeantimeError[] {
  const targets = new LinkTargets(site);
  return [...site.pages, ...site.partials].flatMap((page) =>
    (page.links?.links ?? []).flatMap((link) => {
      const { path } = splitLink(link.written);
      if (link.kind === 'image' || path === '' || isPageFile(path)) return [];
      if (site.ignored?.has(link.written)) return [];
      const { route } = addressProblem(link, page, targets);
      if (route === undefined) return [];
      const { line, column } = link;
      const location = {
        file: link.included?.file ?? site.folder + page.file,
        ...(line !== undefined && { line }),
        ...(column !== undefined && { column }),
      };
      const what = `${link.written} is answered by the route ${route}, or not: what that knows decides.`;
      return [checkedInPart.at({ location }, what)];
    }),
  );
}
