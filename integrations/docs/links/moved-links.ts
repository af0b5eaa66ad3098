import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { splitLink } from '../addresses/resolve-link.ts';
import { addressProblem } from './address-problem.ts';
import { linkMoved } from './errors.ts';
import { LinkTargets, type LinkedPage, type LinkedSite } from './link-targets.ts';
import { relativeFile } from './relative-file.ts';

/** The links that lead to an address which a page had before. */
export function movedLinks(site: LinkedSite): MeantimeError[] {
  if (!site.movedTo) return [];
  const targets = new LinkTargets(site);
  return [...site.pages, ...site.partials].flatMap((page) => movedLinksOf(page, targets));
}

/** Those of one page. */
export function movedLinksOf(page: LinkedPage, targets: LinkTargets): MeantimeError[] {
  const { site } = targets;
  return (page.links?.links ?? []).flatMap((link) => {
    const { path, suffix } = splitLink(link.written);
    if (link.kind === 'image' || path === '' || site.ignored?.has(link.written)) return [];
    const { moved } = addressProblem(link, page, targets);
    if (!moved) return [];
    const { line, column, origin } = link;
    const location = {
      file: site.folder + page.file,
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column }),
    };
    const file = relativeFile(moved.file, origin ?? page.file, path);
    return [linkMoved.at({ location }, link.written, site.folder + moved.file, file + suffix)];
  });
}
