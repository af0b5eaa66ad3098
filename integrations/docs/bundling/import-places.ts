import { readFileSync } from 'node:fs';
import type { SourceLocation } from '../../../src/protocol/errors.ts';
import { placeAt } from '../../../src/text/place-at.ts';
import type { SitePages } from '../pages/site-pages.ts';
import { pathFrom } from './bundle-problems.ts';
import { withoutQuery } from './module-ids.ts';

/** An import as the bundler was asked for it, by the id of the file that it stands in. */
export interface AskedImport {
  source: string;
  importer: string;
}

/**
 * Where a file of the project names what it imports: the file alone where something else wrote the
 * import, and nowhere if it is an image of a page, which was looked for before.
 *
 * @param root of the project
 */
export function importPlaces(
  { source, importer }: AskedImport,
  pages: SitePages | undefined,
  root: URL,
): SourceLocation[] {
  const file = pathFrom(root, importer);
  const page = pages?.at(file);
  if (!page) return orWhole(placesInText(source, withoutQuery(importer)), file);
  const facts = pages?.compiler.factsOf(page.key);
  const places = facts?.imports.filter(({ specifier }) => specifier === source) ?? [];
  const images = facts?.links.links.filter((link) => isImage(link, source)) ?? [];
  if (places.length === 0 && images.length > 0 && /^\.{1,2}\//.test(source)) return [];
  return orWhole([...places, ...images], file);
}

function orWhole(
  places: readonly { line?: number; column?: number }[],
  file: string,
): SourceLocation[] {
  if (places.length === 0) return [{ file }];
  return places.map(({ line, column }) => ({
    file,
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  }));
}

const naming = /(?:\bfrom|\bimport|\bimport\s*\(|\brequire\s*\(|\bsrc\s*=)\s*(["'])([^"'\n]+)\1/g;

function placesInText(source: string, file: string): { line: number; column: number }[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // What a plugin made up is no file.
    return [];
  }
  return [...text.matchAll(naming)]
    .filter(([, , named]) => named === source)
    .map(({ 0: whole, index }) => placeAt(text, index + whole.length - source.length - 1));
}

function isImage({ kind, written }: { kind: string; written: string }, source: string): boolean {
  return kind === 'image' && (written === source || decodeURI(written) === source);
}
