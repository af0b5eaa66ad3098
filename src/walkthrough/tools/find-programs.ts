import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where a program lies in the folders, the first first. */
export function findPrograms(name: string, folders: readonly string[]): string[] {
  return folders.map((folder) => join(folder, name)).filter(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
