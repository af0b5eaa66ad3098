import { posix } from 'node:path';
import { decodePath, splitLink } from '../addresses/resolve-link.ts';
import { correctIt, fileMissing, linkBroken, type LinkProblem } from './errors.ts';
import { unlikeBecause, type LinkedPage, type LinkTargets } from './link-targets.ts';
import { nearest } from '../addresses/nearest.ts';
import type { PageLink } from '../compile/links/page-links.ts';
import { relativeFile } from './relative-file.ts';

/** What is wrong with `./other.mdx`: it has to be the file of a page, capitals and all. */
export function pageFileProblem(
  { written, origin }: PageLink,
  page: LinkedPage,
  targets: LinkTargets,
): LinkProblem | undefined {
  const { path, suffix } = splitLink(written);
  const { folder } = targets.site;
  const from = origin ?? page.file;
  const file = fileBelow(decodePath(path), from);
  if (targets.pageOfFile(file)) return undefined;
  const rewrite = (other: string): string => relativeFile(other, from, path) + suffix;
  const like = targets.pageLikeFile(file)?.file;
  if (like?.toLowerCase() === file.toLowerCase()) {
    return {
      define: linkBroken,
      why: `the file is ${folder}${like}, and capitals count on most machines.`,
      mend: `Write ${rewrite(like)}`,
    };
  }
  const meant =
    like ??
    nearest(
      file,
      targets.site.pages.map((one) => one.file),
    );
  const looked = posix.join(folder, file);
  return {
    define: linkBroken,
    why: file.startsWith('../')
      ? `${looked} is outside ${folder}, the folder of the pages.`
      : `there is no file ${looked}.`,
    mend: meant === undefined ? correctIt : `Did you mean ${rewrite(meant)}?`,
  };
}

/** What is wrong with an image that Astro is to find beside the page. */
export function imageProblem(
  { written }: PageLink,
  page: LinkedPage,
  { site, contentFiles }: LinkTargets,
): LinkProblem | undefined {
  const path = decodePath(splitLink(written).path);
  // An alias or a package's file is the bundler's to find.
  const isRelative = /^\.\.?\//.test(path);
  const file = posix.join(posix.dirname(page.file), path);
  const isInside = !file.startsWith('../');
  const looked = posix.join(site.folder, file);
  if (!isRelative || (isInside ? contentFiles.has(file) : site.hasFile(looked))) return undefined;
  const other = isInside ? contentFiles.inOtherForm(file) : undefined;
  if (other !== undefined) {
    return {
      define: fileMissing,
      why: `the file is ${site.folder}${other}, ${unlikeBecause(file, other, 'on most machines')}.`,
      mend: `Write ${relativeFile(other, page.file, written)}`,
    };
  }
  const images = [...contentFiles.all].filter((name) => /\.(?!mdx?$)[a-z\d]+$/i.test(name));
  const meant = nearest(file, images);
  return {
    define: fileMissing,
    why: `there is no file ${looked}.`,
    mend:
      meant === undefined
        ? 'Put the image there, or correct its path.'
        : `Did you mean ${relativeFile(meant, page.file, written)}?`,
  };
}

function fileBelow(path: string, from: string): string {
  return path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(from), path);
}
