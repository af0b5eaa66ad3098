/**
 * How many batches the collector takes, beside what the same machine can do without it.
 *
 *     node tests/bench/collector/run.ts --help
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeMachine, renderMachine } from '../build/report/machine.ts';
import { startGenerator } from './load/start-generator.ts';
import { measureFull, measureMemory, measurePaced } from './measure.ts';
import { readOptions, usage, type CollectorBenchOptions } from './read-options.ts';
import { medianOf } from '../median-of.ts';
import { missedAims, renderReport } from './render-report.ts';

async function main(options: CollectorBenchOptions): Promise<boolean> {
  console.log(`${renderMachine(describeMachine())}\n`);
  const folder = mkdtempSync(join(tmpdir(), 'meantime-bench-'));
  const generator = startGenerator();
  const tell = (line: string) => {
    process.stderr.write(`${line}\n`);
  };
  const bench = { folder, generator, options, tell };
  try {
    const full = await measureFull(bench);
    const own = full.filter(({ server }) => server === 'meantime');
    const halfPerSecond = medianOf(own.map(({ perSecond }) => perSecond)) / 2;
    const paced = await measurePaced(bench, halfPerSecond);
    const memory = options.minutes === 0 ? [] : await measureMemory(bench, halfPerSecond);
    const figures = { full, paced, memory };
    const missed = missedAims(figures);
    console.log(renderReport(figures) + missed.map((line) => `\nMissed: ${line}\n`).join(''));
    return missed.length === 0;
  } finally {
    generator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const options = readOptions(process.argv.slice(2));
if (options.help) console.log(usage);
else process.exitCode = (await main(options)) ? 0 : 1;
