import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { entriesOf, loadedFiles } from './loaded-files.ts';

/** The folders of the package; `files` in package.json ships them. */
const folders = ['integrations', 'lib', 'src'];

/**
 * Has npm leave out what nothing loads, by an `.npmignore` in each folder. Runs before each packing
 * (`prepack`), so that no list of files has to be kept by hand.
 */
export function leaveOutUnloaded(root: string): void {
  const files = filesBelow(root);
  const loaded = loadedFiles(root, files, entriesOf(root));
  for (const folder of folders) {
    const unloaded = files.filter((path) => path.startsWith(`${folder}/`) && !loaded.has(path));
    const lines = unloaded.map((path) => `${path.slice(folder.length)}\n`);
    writeFileSync(join(root, folder, '.npmignore'), lines.join(''));
  }
}

/** Paths below the root, with forward slashes. */
export function filesBelow(root: string): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(root.length))
      .map((path) => path.replaceAll('\\', '/').replace(/^\//, ''))
      .sort(),
  );
}

if (import.meta.main) leaveOutUnloaded(fileURLToPath(new URL('../../', import.meta.url)));
