import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { nearestName } from '../../../src/protocol/nearest-name.ts';
import type { RelativeImport } from '../parse/relative-imports.ts';
import { importMissing } from '../problems/errors.ts';

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
