import type { MeantimeError, SourceLocation } from '../../../src/protocol/errors.ts';
import { placeAt } from '../../../src/text/place-at.ts';
import { withBase } from '../addresses/page-address.ts';
import { addressProblem } from './address-problem.ts';
import { anchorProblem } from './check-links.ts';
import { LinkTargets, type LinkedPage, type LinkedSite } from './link-targets.ts';

interface RenderedAddresses {
  /** The addresses in a page as it was rendered; undefined where it was not. */
  linksAt: (page: LinkedPage) => readonly string[] | undefined;
  /** Text of a page's file. */
  textOf: (page: LinkedPage) => string;
}

/** A problem for each address that code made and that leads nowhere: others are checked as they are written. */
export function renderedLinkProblems(
  site: LinkedSite,
  rendered: RenderedAddresses,
): MeantimeError[] {
  const targets = new LinkTargets(site);
  const inPartials = urlsOf(site.partials, site.base);
  return site.pages.flatMap((page) => {
    const urls = rendered.linksAt(page);
    if (!urls) return [];
    const known = new Set([...urlsOf([page], site.base), ...inPartials]);
    return urls
      .filter((url) => !known.has(url) && !isIgnored(url, site))
      .flatMap((written) => {
        const link = { written, kind: 'link' as const };
        const isOwn = written.startsWith('#') || written === '';
        const { problem, target } = isOwn ? { target: page } : addressProblem(link, page, targets);
        const found =
          problem ?? (target && !isRoute(written) && anchorProblem(link, target, targets));
        if (!found) return [];
        const { define, why, mend } = found;
        const location = locate(written, site.folder + page.file, rendered.textOf(page), site.base);
        return [define.at({ location }, { written, why, mend })];
      });
  });
}

/** Addresses as they stand in the built pages, whether or not a component puts the base before them. */
function urlsOf(pages: readonly LinkedPage[], base: string): Set<string> {
  const links = pages.flatMap((page) => page.links?.links ?? []);
  return new Set(
    links.flatMap(({ written, url = written }) => [
      url,
      ...(url.startsWith('/') ? [withBase(base, url)] : []),
    ]),
  );
}

/** As the page would write it, without the base. */
function isIgnored(url: string, { ignored, base }: LinkedSite): boolean {
  if (!ignored) return false;
  return ignored.has(url) || (url.startsWith(base) && ignored.has(url.slice(base.length - 1)));
}

/** What code of the page itself reads: `#/settings`. */
function isRoute(url: string): boolean {
  return /#[/!]/.test(url);
}

/** Where the page writes the address, if it does so at all. */
function locate(url: string, file: string, text: string, base: string): SourceLocation {
  const spellings = [url, url.startsWith(base) ? url.slice(base.length - 1) : url];
  const quoted = spellings.flatMap((one) => [`"${one}"`, `'${one}'`, `\`${one}\``]);
  const offset = quoted.map((one) => text.indexOf(one)).find((at) => at >= 0);
  return offset === undefined ? { file } : { file, ...placeAt(text, offset + 1) };
}
