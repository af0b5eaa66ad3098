import { manifestPath } from '../protocol/manifest.ts';
import { baselineFile } from './baseline/baseline.ts';

/** The two files that the gate compares, as they are named to people. */
export interface GateFiles {
  manifest: string;
  baseline: string;
}

/** Where they lie unless told otherwise, relative to the project's root. */
export const defaultFiles: GateFiles = {
  manifest: `dist/${manifestPath}`,
  baseline: baselineFile,
};

/** The words that accept the times of this manifest into this baseline. */
export function acceptCommand(files: GateFiles): string {
  const words = (['manifest', 'baseline'] as const)
    .filter((name) => files[name] !== defaultFiles[name])
    .map((name) => ` --${name} ${quoted(files[name])}`);
  return `npx meantime accept${words.join('')}`;
}

function quoted(file: string): string {
  return /^[\w./@-]+$/.test(file) ? file : `'${file.replaceAll("'", String.raw`'\''`)}'`;
}
