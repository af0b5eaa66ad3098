/**
 * How long reports take over many events, and what they cost beacons meanwhile.
 *
 *     npm run bench:reports -- --events 1000000,10000000
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { testManifest } from '../../harness/start-collector.ts';
import { describeMachine, renderMachine } from '../build/report/machine.ts';
import { alignTable } from '../build/report/render-table.ts';
import { fillDatabase } from './fill-database.ts';
import { startServing } from './running-server.ts';
import { sendSteadily } from './send-steadily.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '20' },
    folder: { type: 'string' },
  },
});
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'meantime-bench-reports-'));
const manifest = testManifest();
const token = 'the token of this bench';
const say = (text: string) => process.stderr.write(`${text}\n`);
const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`;
const quantile = (sorted: readonly number[], p: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? NaN;

async function askPage(url: string, view = 'since=all'): Promise<number> {
  const startMs = performance.now();
  const headers = { Authorization: `Bearer ${token}` };
  const response = await fetch(`${url}_meantime/?${view}`, { headers });
  const page = await response.text();
  if (!response.ok || !page.includes('Quickstart')) {
    throw new Error(`The page was answered ${response.status}: ${page.slice(0, 200)}`);
  }
  return performance.now() - startMs;
}

async function measure(events: number): Promise<string[]> {
  const database = `runs-${events}.db`;
  const path = join(folder, database);
  const nowMs = Date.now();
  if (!existsSync(path)) {
    const filled = await fillDatabase({ path, manifest, events, nowMs, say });
    say(`appended in ${filled.appendS.toFixed(0)} s, reduced in ${filled.reduceS.toFixed(0)} s`);
  }
  const server = await startServing(folder, { database, token });
  try {
    const firstMs = server.startMs + (await askPage(server.url));
    const againMs = await askPage(server.url);
    // Another view of the same runs, which is not kept.
    const tomorrow = new Date(nowMs + 86_400_000).toISOString().slice(0, 10);
    const anewMs = await askPage(server.url, `since=all&until=${tomorrow}`);
    const peakMb = server.peakMb();
    const load = { perSecond: 500, seconds: Number(values.seconds), nowMs };
    const beacons = `${server.url}_meantime/runs`;
    await sendSteadily(beacons, { ...load, seconds: 5 });
    const alone = await sendSteadily(beacons, load);
    let isOver = false as boolean; // set while others wait
    const pages: number[] = [];
    const asking = (async () => {
      while (!isOver) {
        pages.push(await askPage(server.url));
        // More often one address is refused.
        await setTimeout(100);
      }
    })();
    const beside = await sendSteadily(beacons, load);
    isOver = true;
    await asking;
    const p99 = [alone, beside].map((sorted) => quantile(sorted, 0.99));
    return [
      String(events),
      `${Math.round(statSync(path).size / 1e6)} MB`,
      seconds(firstMs),
      seconds(againMs),
      seconds(anewMs),
      peakMb === undefined ? 'not told' : `${Math.round(peakMb)} MB`,
      `${Math.round(server.peakMb() ?? NaN)} MB`,
      ...p99.map((ms) => `${ms.toFixed(1)} ms`),
      ((p99[1] ?? NaN) / (p99[0] ?? NaN)).toFixed(2),
      `${pages.length} (${seconds(
        quantile(
          pages.sort((a, b) => a - b),
          0.5,
        ),
      )})`,
    ];
  } finally {
    await server.stop();
  }
}

const heading = [
  ...['events', 'database', 'first page, from the start', 'again', 'made anew', 'memory, at most'],
  ...['with beacons', 'p99 of a beacon', 'while pages are asked for', 'ratio', 'pages (median)'],
];
const rows = [heading];
const manifestFile = join(folder, 'dist/_meantime/manifest.json');
mkdirSync(dirname(manifestFile), { recursive: true });
writeFileSync(manifestFile, JSON.stringify(manifest));
try {
  for (const events of values.events.split(',').map(Number)) rows.push(await measure(events));
} finally {
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
  console.log(`${renderMachine(describeMachine())}\n`);
  console.log(alignTable(rows, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
}
