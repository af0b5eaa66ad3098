import { readFileSync } from 'node:fs';

/** The version of this package; sources and compiled files sit at different depths below it. */
export function readVersion(folder = new URL('.', import.meta.url)): string {
  try {
    const text = readFileSync(new URL('package.json', folder), 'utf8');
    return (JSON.parse(text) as { version: string }).version; // our own file
  } catch (error) {
    const parent = new URL('..', folder);
    if (parent.href === folder.href) throw error;
    return readVersion(parent);
  }
}
