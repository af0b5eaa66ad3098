/**
 * Builds the same pages with Meantime and with other generators, and compares.
 *
 *     node tests/bench/build/run.ts --help
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { runBench } from './bench.ts';
import { removeForgotten } from './install/remove-forgotten.ts';
import { peerInstaller } from './install/install-peer.ts';
import { corpusPages, readCorpus } from './pages/corpus.ts';
import { generatedPages } from './pages/generated.ts';
import type { PageSource } from './pages/page.ts';
import { programEnvironment } from './project.ts';
import { readOptions, usage, type BenchOptions } from './read-options.ts';
import { describeMachine, renderMachine } from './report/machine.ts';
import { renderJson } from './report/render-json.ts';
import { renderTables } from './report/render-table.ts';
import type { BenchReport } from './report/result.ts';

const seed = 1;

async function main(options: BenchOptions, signal: AbortSignal): Promise<void> {
  const { pages, described } = pageSource(options.corpus);
  const report: BenchReport = {
    date: new Date().toISOString(),
    machine: describeMachine(),
    source: described,
    peers: [],
    results: [],
  };
  const save = (): void => {
    if (options.json !== undefined) writeFileSync(options.json, renderJson(report));
  };
  save(); // a wrong path shows before the first hour has passed
  const cache = join(realpathSync(tmpdir()), 'meantime-bench');
  mkdirSync(cache, { recursive: true });
  removeForgotten(cache);
  const folder = mkdtempSync(join(cache, 'sites-'));
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  say(`${renderMachine(report.machine)}\n${described}`);
  try {
    await runBench({
      ...{ peers: options.peers, sizes: options.sizes, source: pages },
      builds: options.edit ? ['cold', 'unchanged', 'edited'] : ['cold'],
      install: peerInstaller({ cache, env: programEnvironment(), signal }),
      ...{ folder, keep: options.keep, timeoutMs: options.timeoutMs, signal, say },
      onResults: (results, peers) => {
        Object.assign(report, { results, peers });
        save();
      },
    });
  } finally {
    // An interrupted bench has something to say too.
    console.log(`${renderMachine(report.machine)}\n${described}\n\n${renderTables(report)}`);
    if (options.keep) say(`Sites are in ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
}

function pageSource(corpus: string | undefined): { pages: PageSource; described: string } {
  if (corpus === undefined) {
    return { pages: generatedPages(seed), described: `generated pages, seed ${seed}` };
  }
  const basePages = readCorpus(corpus);
  const described = `pages made from the ${basePages.length} of ${basename(corpus)}`;
  return { pages: corpusPages(basePages), described };
}

const interruption = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    interruption.abort(new Error(`Stopped by ${name}; what was started has been ended.`));
  });
}
try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(usage);
  else await main(options, interruption.signal);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = interruption.signal.aborted ? 130 : 1;
}
