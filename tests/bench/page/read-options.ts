import { parseArgs } from 'node:util';

export interface PageBenchOptions {
  /** Folder of a built site. */
  dir: string;
  /** Runs of Lighthouse a page, odd; 0 leaves Lighthouse out. */
  runs: number;
  /** File that the report is written to. */
  json?: string;
  help: boolean;
}

export const usage = `node tests/bench/page/run.ts [options]

  --dir dist      folder of a built site
  --runs 3        Lighthouse runs a page, an odd number; 0 leaves Lighthouse out
  --json FILE     write the report there as well

Exit status 1: a page is over a budget, or a median score is below 100.
`;

/** @throws Error that says what is wrong with the arguments */
export function readOptions(words: readonly string[]): PageBenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      dir: { type: 'string', default: 'dist' },
      runs: { type: 'string', default: '3' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { dir, runs, json, help } = values;
  if (!/^(?:0|\d?[13579])$/.test(runs)) {
    throw new Error(`--runs takes 0 or an odd number below 100, not "${runs}".`);
  }
  return { dir, runs: Number(runs), ...(json === undefined ? {} : { json }), help };
}
