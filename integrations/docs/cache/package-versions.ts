import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Name and version of each package that a file gets when it imports these, and of all that they
 * depend on in turn. What is not installed, such as programs for other machines, is left out.
 */
export function packageVersions(names: readonly string[], importer: URL): string[] {
  const versions = new Map<string, string>();
  const open = names.map((name) => ({ name, from: dirname(fileURLToPath(importer)) }));
  for (let next = open.pop(); next; next = open.pop()) {
    const folder = findPackage(next.name, next.from);
    if (folder === undefined || versions.has(folder)) continue;
    const { version = '', dependencies, optionalDependencies } = readManifest(folder);
    versions.set(folder, `${next.name}@${version}`);
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      open.push({ name, from: folder });
    }
  }
  return [...new Set(versions.values())].sort();
}

// What is installed stays while a program runs, which has loaded it.
const found = new Map<string, string | undefined>();
const manifests = new Map<string, PackageManifest>();

/** Where Node finds a package: the next `node_modules` upwards that has it, links followed. */
function findPackage(name: string, from: string): string | undefined {
  const question = `${from}\n${name}`;
  if (found.has(question)) return found.get(question);
  const candidate = join(from, 'node_modules', name);
  const isHere = basename(from) !== 'node_modules' && existsSync(join(candidate, 'package.json'));
  const above = dirname(from);
  const elsewhere = (): string | undefined =>
    above === from ? undefined : findPackage(name, above);
  const folder = isHere ? realpathSync.native(candidate) : elsewhere();
  found.set(question, folder);
  return folder;
}

interface PackageManifest {
  version?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

function readManifest(folder: string): PackageManifest {
  const known = manifests.get(folder);
  if (known) return known;
  const manifest = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as PackageManifest; // npm has read it
  manifests.set(folder, manifest);
  return manifest;
}
