import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { nearestName } from '../../../src/protocol/nearest-name.ts';
import { placeAt } from '../../../src/protocol/place-at.ts';
import { importMissing } from '../problems/errors.ts';
import type { WrittenCode } from './written-page.ts';

/** A file that a page imports by its path from the page's folder. */
export interface RelativeImport {
  /** `../components/chart.astro`, without `?raw` and the like. */
  path: string;
  line: number;
  column: number;
}

/** What the code of a page imports from files beside it. */
export function relativeImports({ code, start }: WrittenCode, source: string): RelativeImport[] {
  const blanked = code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*/gm, (text) =>
    text.replace(/[^\n]/g, ' '),
  );
  return [...blanked.matchAll(/(?:\bfrom|\bimport)\s*(["'])(\.{1,2}\/[^"'\n]*)\1/g)].map(
    (found) => {
      const [whole, quote = '', specifier = ''] = found;
      const offset = start + found.index + whole.indexOf(quote + specifier) + 1;
      return { path: specifier.replace(/[?#].*$/, ''), ...placeAt(source, offset) };
    },
  );
}

// What Vite tries behind a path, and what TypeScript calls by the name of its output.
const endings = ['', '.mjs', '.js', '.mts', '.ts', '.jsx', '.tsx', '.json'];

/**
 * The imports of a page that lead nowhere.
 *
 * @param root of the project, as a path
 * @param file of the page, from the root
 */
export function missingImports(
  imports: readonly RelativeImport[],
  { root, file }: { root: string; file: string },
): MeantimeError[] {
  const folder = join(root, dirname(file));
  return imports.flatMap(({ path, line, column }) => {
    const target = join(folder, path);
    const typescript = target.replace(/\.([cm]?)js(x?)$/, '.$1ts$2');
    const candidates = [typescript, ...endings.map((ending) => target + ending)];
    if (candidates.some((candidate) => existsSync(candidate))) return [];
    const location = { file, line, column };
    return [importMissing.at({ location }, path, nearestPath(path, dirname(target)))];
  });
}

function nearestPath(path: string, folder: string): string | undefined {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const nearest = nearestName(basename(path), names);
  return nearest === undefined ? undefined : path.slice(0, -basename(path).length) + nearest;
}
