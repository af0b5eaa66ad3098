// Loaded by Node versions that are too old, so written in words that they know.
import { existsSync, readFileSync } from 'node:fs';

/** Folder of this package; sources and compiled files sit at different depths below it. */
export const packageRoot: URL = findRoot(new URL('.', import.meta.url));

function findRoot(folder: URL): URL {
  return existsSync(new URL('package.json', folder)) ? folder : findRoot(new URL('..', folder));
}

/** What this package says of itself in its package.json. */
interface OwnPackage {
  version: string;
  engines: { node: string };
  peerDependencies: { astro: string };
}

export function ownPackage(): OwnPackage {
  return JSON.parse(readFileSync(new URL('package.json', packageRoot), 'utf8')) as OwnPackage; // our own file
}
