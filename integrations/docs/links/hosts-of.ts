import { posix } from 'node:path';

/** A page or partial with what it imports. */
export interface Importer {
  /** Below the folder of pages. */
  file: string;
  specifiers: readonly string[];
}

/** The files that take a partial in, be it through another one. */
export function hostsOf(partial: string, importers: readonly Importer[]): ReadonlySet<string> {
  const hosts = new Set<string>();
  const sought = new Set([partial]);
  // A set is walked with what is added meanwhile.
  for (const file of sought) {
    for (const importer of importers) {
      if (!importer.specifiers.some((specifier) => fileOf(specifier, importer.file) === file)) {
        continue;
      }
      hosts.add(importer.file);
      sought.add(importer.file);
    }
  }
  return hosts;
}

function fileOf(specifier: string, from: string): string | undefined {
  if (!/^\.{1,2}\//.test(specifier)) return undefined;
  return posix.join(posix.dirname(from), specifier.replace(/[?#].*$/, ''));
}
