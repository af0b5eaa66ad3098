import { watch, type FSWatcher } from 'node:fs';

/**
 * Calls back when one of those files of a folder is written, made or taken away. Vite's watcher
 * may miss a file that is new, when the folder changes while it is being read; the system tells
 * each change of the folder itself.
 *
 * @param names of files that stand in the folder itself
 */
export function watchFiles(
  folder: string,
  names: readonly string[],
  callBack: () => void,
): Pick<FSWatcher, 'close'> {
  const watcher = watch(folder, { persistent: false }, (_, name) => {
    // Not every system says which file it was.
    if (name === null || names.includes(name)) callBack();
  });
  // The folder is gone, and the site with it.
  watcher.on('error', () => {
    watcher.close();
  });
  return watcher;
}
