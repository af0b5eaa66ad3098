import type { LoaderContext } from 'astro/loaders';
import { pathBelow } from '../../path-below.ts';
import { isPagePath } from '../content/find-pages.ts';

/**
 * The watcher reports one change of a file in 50 ms and drops those that follow, and editors empty
 * a file before they fill it: after so long each file is looked at once more.
 */
const settledAfterMs = 120;

interface WatchedPages {
  watcher: NonNullable<LoaderContext['watcher']>;
  /** Folder of the pages. */
  folder: string;
  /** Pages that take text or code of a file, by their paths below the folder. */
  takersOf: (path: string) => string[];
  /** Folder that is watched already. */
  root: string;
  /**
   * Takes files in as they are on disk by then: changed, added or gone. Called for one round after
   * the other.
   *
   * @param files paths below the folder
   * @param isSettled true when nothing more is to be expected of these files
   */
  take: (files: string[], isSettled: boolean) => Promise<void>;
}

/** Tells which files of the folder of pages may have changed, at once and again when they rest. */
export function watchPages({ watcher, folder, root, takersOf, take }: WatchedPages): void {
  const fresh = new Set<string>();
  const settled = new Set<string>();
  const timers = new Map<string, NodeJS.Timeout>();
  let isBusy = false;
  const round = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    while (fresh.size + settled.size > 0) {
      const isSettled = fresh.size === 0;
      const files = [...(isSettled ? settled : fresh)];
      for (const file of files) (isSettled ? settled : fresh).delete(file);
      await take(files, isSettled);
    }
    isBusy = false;
  };
  const touchedPage = (file: string): void => {
    clearTimeout(timers.get(file));
    const settle = (): void => {
      timers.delete(file);
      settled.add(file);
      void round();
    };
    timers.set(file, setTimeout(settle, settledAfterMs));
    fresh.add(file);
    void round();
  };
  const touched = (path: string): void => {
    const file = pathBelow(folder, path);
    if (isPagePath(file)) touchedPage(file);
    for (const taker of takersOf(path)) touchedPage(taker);
  };
  if (pathBelow(root, folder) === undefined) watcher.add(folder);
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, touched);
}
