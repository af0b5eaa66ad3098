import { mkdirSync, writeFileSync } from 'node:fs';
import type { OutputFolder } from './output-folder.ts';

/** Where the built site is. */
export interface BuiltSite {
  /** Undefined where Astro empties the folder itself. */
  output: OutputFolder | undefined;
  dir: URL;
}

/** A file of it. */
export interface BuiltFile {
  /** From the folder, with forward slashes, as it is called there. */
  path: string;
  /** Stands for what is in it. */
  key: string;
}

/** True where the last build left the file as it is to be. */
export function isBuilt({ output }: Pick<BuiltSite, 'output'>, { path, key }: BuiltFile): boolean {
  return output?.holds(path, key) ?? false;
}

export function writeBuilt(
  { output, dir }: BuiltSite,
  { path, key }: BuiltFile,
  content: string | Uint8Array,
): void {
  if (output) {
    output.write(path, key, content);
    return;
  }
  const file = new URL(path.split('/').map(encodeURIComponent).join('/'), dir);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, content);
}
