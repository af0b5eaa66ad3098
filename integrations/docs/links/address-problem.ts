import { posix } from 'node:path';
import { pagePath, withBase } from '../addresses/page-address.ts';
import { decodePath, hasEnding, splitLink } from '../addresses/resolve-link.ts';
import {
  baseRepeated,
  correctIt,
  fileMissing,
  linkBroken,
  linkToDraft,
  type LinkProblem,
} from './errors.ts';
import { decodedPath, unlikeBecause, type LinkedPage, type LinkTargets } from './link-targets.ts';
import { nearest } from '../addresses/nearest.ts';
import type { PageLink } from '../compile/links/page-links.ts';
import { relativeFile, writable } from './relative-file.ts';

interface Address {
  problem?: LinkProblem;
  /** The page that it leads to. */
  target?: LinkedPage;
  /** The page that was there before. */
  moved?: LinkedPage;
  /** The route that may answer it, or not. */
  route?: string;
}

/** Where an address of the site leads, or why it leads nowhere. */
export function addressProblem(link: PageLink, page: LinkedPage, targets: LinkTargets): Address {
  const { site } = targets;
  const path = pathOf(link, page, site.base);
  if (path === undefined) return {};
  const target = targets.pageAt(path.replace(/(^|\/)index\.html$/, '$1'));
  if (target?.isDraft && !site.showsDrafts) return { problem: draftProblem(target, site.folder) };
  if (target) return { target };
  if (isFile(path, targets)) return {};
  const moved = site.movedTo?.(path);
  if (moved) return { moved };
  if (site.isServed(path)) {
    const route = site.openRoute?.(path);
    return route === undefined ? {} : { route };
  }
  return { problem: nothingThere(path, link, page, targets) };
}

/** Path below the base, decoded; undefined for what is no part of the site. */
function pathOf({ written, url = written, kind }: PageLink, page: LinkedPage, base: string) {
  const path = plainPath(url) ?? browserPath(url, page, base);
  if (path === base.slice(0, -1)) return '/';
  if (path?.startsWith(base)) return path.slice(base.length - 1);
  // A component that is not ours may add the base itself.
  return kind === 'property' ? path : undefined;
}

/** Of most addresses the path need not be worked out. */
function plainPath(url: string): string | undefined {
  return /^(\/(?:[\w-][\w.-]*\/)*(?:[\w-][\w.-]*)?)(?:[?#]|$)/.exec(url)?.[1];
}

function browserPath(url: string, page: LinkedPage, base: string): string | undefined {
  const host = 'http://site.invalid';
  const own = host + withBase(base, pagePath(page.id));
  if (!URL.canParse(url, own)) return undefined;
  const { origin, pathname } = new URL(url, own);
  return origin === host ? decodePath(pathname) : undefined;
}

function isFile(path: string, { publicFiles }: LinkTargets): boolean {
  const name = path.slice(1);
  return publicFiles.has(name) || publicFiles.has(`${name.replace(/\/?$/, '/')}index.html`);
}

function draftProblem({ file }: LinkedPage, folder: string): LinkProblem {
  return {
    define: linkToDraft,
    why: `a build leaves out ${folder}${file}.`,
    mend: `Remove draft: true from ${folder}${file}, or the link.`,
  };
}

function nothingThere(
  path: string,
  link: PageLink,
  page: LinkedPage,
  targets: LinkTargets,
): LinkProblem {
  return (
    repeatedBase(path, link, targets) ??
    otherForm(path, targets) ??
    (link.kind === 'file' || isFilePath(path)
      ? missingFile(path, link, page, targets)
      : missingPage(path, link, page, targets))
  );
}

/** `/docs/start/` where the base is `/docs/`, so that it became `/docs/docs/start/`. */
function repeatedBase(path: string, { written }: PageLink, targets: LinkTargets) {
  const { base, isServed } = targets.site;
  if (base === '/' || !`${path}/`.startsWith(base) || !written.startsWith('/')) return undefined;
  const bare = `/${path.slice(base.length)}`;
  const leads = targets.pageAt(bare) ?? (isFile(bare, targets) || isServed(bare));
  if (!leads) return undefined;
  return {
    define: baseRepeated,
    why: `${base} is put before it when the site is built.`,
    mend: `Write ${written.slice(base.length - 1) || '/'}`,
  };
}

function otherForm(path: string, targets: LinkTargets): LinkProblem | undefined {
  const page = targets.pageAt(path.toLowerCase());
  if (page) {
    const right = decodedPath(page.id);
    const why = `the page is at ${right}, and capitals count in addresses.`;
    return { define: linkBroken, why, mend: `Write ${writable(right)}` };
  }
  const file = targets.publicFiles.inOtherForm(path.slice(1));
  if (file === undefined) return undefined;
  const because = unlikeBecause(path.slice(1), file, 'in addresses');
  const why = `the file is ${targets.site.publicFolder}${file}, ${because}.`;
  return { define: fileMissing, why, mend: `Write ${writable(`/${file}`)}` };
}

function missingFile(
  path: string,
  { written }: PageLink,
  page: LinkedPage,
  targets: LinkTargets,
): LinkProblem {
  const { site, publicFiles, contentFiles } = targets;
  const looked = site.publicFolder + path.slice(1);
  const beside = posix.join(posix.dirname(page.file), decodePath(splitLink(written).path));
  if (!written.startsWith('/') && contentFiles.has(beside)) {
    const why = `${site.folder}${beside} is there, but only pages and Markdown images go into the site from this folder.`;
    const isImage = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(beside);
    const inline = isImage ? `Write ![](${relativeFile(beside, page.file, '')}), or move` : 'Move';
    const name = posix.basename(beside);
    return {
      define: fileMissing,
      why,
      mend: `${inline} it to ${site.publicFolder}${name} and link ${writable(`/${name}`)}`,
    };
  }
  const meant = nearest(path.slice(1), publicFiles.all);
  const mend =
    meant === undefined
      ? `Put the file there, or correct the path.`
      : `Did you mean ${writable(`/${meant}`)}?`;
  return { define: fileMissing, why: `there is no file ${looked}.`, mend };
}

function missingPage(
  path: string,
  { written, origin }: PageLink,
  page: LinkedPage,
  targets: LinkTargets,
): LinkProblem {
  const from = origin ?? page.file;
  const { path: given, suffix } = splitLink(written);
  const why = given.startsWith('/')
    ? `the site has nothing at ${path}.`
    : `a browser goes from ${decodedPath(page.id)} to ${path}, where the site has nothing.`;
  const named = fileNamed(decodePath(given), from, targets);
  if (named !== undefined) {
    return {
      define: linkBroken,
      why,
      mend: `Link the file: ${relativeFile(named, from, '')}${suffix}`,
    };
  }
  const meant = nearest(path.replace(/\.html$/, '/'), targets.paths);
  const mend = meant === undefined ? correctIt : `Did you mean ${writable(meant)}${suffix}?`;
  return { define: linkBroken, why, mend };
}

/** The page that a relative address would name if it were a file without its ending. */
function fileNamed(path: string, from: string, targets: LinkTargets): string | undefined {
  if (path.startsWith('/')) return undefined;
  const file = posix.join(posix.dirname(from), path.replace(/(?:\.html|\/)$/, ''));
  return targets.pageLikeFile(`${file}.md`)?.file;
}

/** True for `/logo.png`; `/start.html` is another generator's page. */
function isFilePath(path: string): boolean {
  return hasEnding(path) && !path.endsWith('.html');
}
