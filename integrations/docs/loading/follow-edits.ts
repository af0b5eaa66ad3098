import { fileURLToPath } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { pathBelow } from '../../path-below.ts';
import { findPages } from '../content/find-pages.ts';
import type { Edits } from './edits.ts';
import { takeEdits, type EditablePages } from './take-edits.ts';
import { watchPages } from './watch-pages.ts';

interface Watched {
  watcher: NonNullable<LoaderContext['watcher']>;
  /** Folder of the pages. */
  folder: string;
  /** Of the project. */
  root: URL;
  announce: (edits: Edits) => void;
  takersOf: (path: string) => string[];
  /** Files that pages take text or code of. */
  taken: () => readonly string[];
}

/** Keeps the loaded pages as the files are, and tells the server what was edited. */
export function followEdits(
  site: EditablePages,
  { watcher, folder, root, announce, takersOf, taken }: Watched,
): void {
  const projectFolder = fileURLToPath(root);
  const watchOutside = (): void => {
    watcher.add(taken().filter((file) => pathBelow(projectFolder, file) === undefined));
  };
  watchOutside();
  watchPages({
    watcher,
    folder,
    root: projectFolder,
    takersOf,
    take: async (files, isSettled) => {
      // Of many files at once the watcher may miss some.
      const missed = isSettled ? await missedFiles(folder, site.ids) : [];
      const edits = await takeEdits(site, new Set([...files, ...missed]), isSettled);
      watchOutside();
      if (edits.ids.length > 0) announce(edits);
    },
  });
}

/** Files that came or went untold. */
async function missedFiles(folder: string, ids: ReadonlyMap<string, string>): Promise<string[]> {
  const listed = await findPages(folder);
  const come = listed.filter((file) => !ids.has(file));
  const gone = new Set(ids.keys());
  for (const file of listed) gone.delete(file);
  return [...come, ...gone];
}
