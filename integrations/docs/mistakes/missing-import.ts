import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { MeantimeError, SourceLocation } from '../../../src/protocol/errors.ts';
import { nearestName } from '../../../src/text/nearest-name.ts';
import { builtIns } from '../components/built-ins.ts';
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

/**
 * What to say of an import of a package that is installed and lacks something itself.
 *
 * @param wants what the package imports and nobody has
 * @param names what is taken of it by name, where that is known
 */
export function unusableImport(
  specifier: string,
  { wants, names, location }: { wants: string; names: string[]; location: SourceLocation },
): MeantimeError {
  const areBuiltIn = names.length > 0 && names.every((name) => builtIns.has(name));
  const mend = areBuiltIn
    ? `Remove the import: ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} built in.`
    : 'Set up what the package needs, as its documentation says, or remove the import.';
  const why = `${specifier} is installed, but cannot be used: it takes in ${wants}, which is not there.`;
  return importMissing.at({ location }, why, mend);
}

function reasonOf(path: string, importer: string): [why: string, mend: string] {
  if (/^\.{1,2}(?:\/|$)/.test(path)) {
    const nearest = nearestPath(path, dirname(join(dirname(importer), path)));
    return [
      `There is no file ${path}, seen from the folder of this file.`,
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
  const name = basename(path);
  // A folder of that name may be there, which is no file.
  const names = existsSync(folder) ? readdirSync(folder).filter((one) => one !== name) : [];
  const nearest = nearestName(name, names);
  return nearest === undefined ? undefined : path.slice(0, -name.length) + nearest;
}
