import { delimiter, isAbsolute, sep } from 'node:path';

/** The folders on a PATH. Programs of the project that is walked are none of the newcomer's. */
export function machinePath(path: string): string[] {
  return path
    .split(delimiter)
    .filter((folder) => isAbsolute(folder) && !folder.split(sep).includes('node_modules'));
}
