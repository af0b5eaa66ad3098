import { readdirSync, statSync } from 'node:fs';
import { nearestName } from '../../../src/text/nearest-name.ts';
import { optionsInvalid } from './errors.ts';

/** A file that an option names. */
interface OptionFile {
  /** `styles[0]` */
  option: string;
  /** As it is written: from the project's root. */
  path: string;
}

/** A file of the project, whether its path begins with a slash or not. */
export function ownFile(path: string, root: URL): URL {
  return new URL(path.replace(/^\/+/, ''), root);
}

/**
 * The bundler would stop at a file that is missing once the pages are read, and name no option.
 *
 * @throws MeantimeError `docs-options-invalid`, naming each option whose file is not there
 */
export function requireFiles(named: readonly OptionFile[], root: URL): void {
  const missing = named.filter(({ path }) => !isFile(ownFile(path, root)));
  if (missing.length === 0) return;
  throw optionsInvalid(
    missing.map(({ option, path }) => {
      const meant = neighbourOf(path, root);
      const what =
        meant === undefined ? "write its path from the project's root" : `is it ${meant}?`;
      return `${option}: there is no file ${path}; ${what}`;
    }),
  );
}

/** The file of the same folder whose name was most likely meant. */
function neighbourOf(path: string, root: URL): string | undefined {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*)$/.exec(path) ?? [];
  let names: string[];
  try {
    names = readdirSync(ownFile(folder, root));
  } catch {
    // There is no such folder, so that nothing in it can be meant.
    return undefined;
  }
  const ending = /\.[^.]*$/.exec(name)?.[0] ?? '';
  const nearest = nearestName(
    name,
    names.filter((one) => one !== name && one.endsWith(ending)),
  );
  return nearest === undefined ? undefined : folder + nearest;
}

function isFile(file: URL): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
