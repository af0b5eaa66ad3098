import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { MeantimeError, SourceLocation } from '../../../src/protocol/errors.ts';
import { nearestName } from '../../../src/text/nearest-name.ts';
import { importMissing } from '../problems/errors.ts';

/**
 * What to say of an import that the bundler does not find.
 *
 * @param importer path of the file that imports it
 */
export function missingImport(
  specifier: string,
  { importer, location }: { importer: string; location: SourceLocation },
): MeantimeError {
  const path = specifier.replace(/[?#].*$/, '');
  return importMissing.at({ location }, ...reasonOf(path, importer));
}

function reasonOf(path: string, importer: string): [why: string, mend: string] {
  if (/^\.{1,2}(?:\/|$)/.test(path)) {
    const nearest = nearestPath(path, dirname(join(dirname(importer), path)));
    return [
      `There is no file ${path}, seen from the folder of this page.`,
      nearest === undefined ? 'Correct the path, or add the file.' : `Did you mean "${nearest}"?`,
    ];
  }
  const name = /^(?:@[a-z\d][\w.-]*\/)?[a-z\d][\w.-]*(?=\/|$)/i.exec(path)?.[0];
  if (name === undefined) {
    return [`Nothing answers to ${path}.`, 'Correct it, or add what it names.'];
  }
  return isInstalled(name, importer)
    ? [`The package ${name} has no ${path}.`, 'Look up in its documentation what it exports.']
    : [`The package ${name} is not installed.`, `Install it: npm install ${name}`];
}

function isInstalled(name: string, importer: string): boolean {
  const folders = createRequire(importer).resolve.paths(name) ?? [];
  return folders.some((folder) => existsSync(join(folder, name)));
}

function nearestPath(path: string, folder: string): string | undefined {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const nearest = nearestName(basename(path), names);
  return nearest === undefined ? undefined : path.slice(0, -basename(path).length) + nearest;
}
