import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { imageFile } from '../markdown/unmeasured-images.ts';
import type { Partial } from '../pages/site-pages.ts';
import { imageUnmeasured } from '../problems/errors.ts';
import type { DocsSite } from './docs-site.ts';

/** Notes the images of a page that are there and have no size that could be read. */
export async function warnOfImages(
  { path, key }: Partial,
  { pages, images, problems }: DocsSite,
  root: URL,
): Promise<void> {
  const page = pathToFileURL(join(fileURLToPath(root), path));
  const links = pages?.linksOf({ key })?.links.filter(({ kind }) => kind === 'image') ?? [];
  for (const { written, line, column } of links) {
    const file = imageFile(written, page);
    if (file === undefined || (await images.isMeasured(file))) continue;
    const location = {
      file: path,
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column }),
    };
    problems.warn(imageUnmeasured.at({ location }, written, mendOf(file)));
  }
}

function mendOf(file: string): string {
  return file.toLowerCase().endsWith('.svg')
    ? 'Give its <svg> a width and a height in pixels, or a viewBox.'
    : 'Save it anew as PNG, JPEG, WebP, AVIF, GIF or SVG. If it is kept in Git LFS: git lfs pull';
}
