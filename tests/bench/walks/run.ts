/**
 * What walking several quickstarts at once saves, and what a walk costs beside its commands and pages.
 *
 *     npm run bench:walks -- --quickstarts 10 --download 4
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { WalkReport } from '../../../src/walkthrough/result.ts';
import { freePort } from '../../harness/free-port.ts';
import { describeMachine, renderMachine } from '../build/report/machine.ts';
import { serveSlowDownload } from './slow-download.ts';
import { writeQuickstarts } from './write-quickstarts.ts';

const bin = fileURLToPath(new URL('../../../lib/src/cli/bin.js', import.meta.url));
/** The aims. */
const [mostShare, mostOverheadMs] = [0.6, 3_000];

interface Walked {
  wallMs: number;
  /** What commands and page loads took, of all walks together. */
  machineMs: number;
}

async function walk(cwd: string, words: readonly string[]): Promise<Walked> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [bin, 'walk', ...words], { cwd, stdio: 'ignore' });
  await once(child, 'close');
  const wallMs = performance.now() - startedMs;
  const report = JSON.parse(readFileSync(join(cwd, 'walk.json'), 'utf8')) as WalkReport; // written by this walk
  const broken = report.walkthroughs.find(({ failure }) => failure);
  if (broken) throw new Error(`${broken.quickstart}: ${broken.failure?.message ?? ''}`);
  const steps = report.walkthroughs.flatMap((walked) => walked.steps);
  return { wallMs, machineMs: steps.reduce((sum, step) => sum + step.machineMs, 0) };
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

async function main(quickstarts: number, downloadMs: number): Promise<boolean> {
  console.log(`${renderMachine(describeMachine())}\n`);
  const folder = mkdtempSync(join(tmpdir(), 'meantime-bench-'));
  const downloads = await Promise.all(
    Array.from({ length: quickstarts }, () => serveSlowDownload(downloadMs)),
  );
  try {
    const each: { downloadUrl: string; port: number }[] = [];
    for (const { url } of downloads) each.push({ downloadUrl: url, port: await freePort() });
    writeQuickstarts(join(folder, 'dist'), each);
    const one = await walk(folder, ['--only', 'quickstart-1']);
    const inTurn = await walk(folder, ['--workers', '1']);
    const atOnce = await walk(folder, []);
    const overheadMs = (inTurn.wallMs - inTurn.machineMs) / quickstarts;
    const share = atOnce.wallMs / inTurn.wallMs;
    console.log(`${quickstarts} quickstarts, of which each waits ${seconds(downloadMs)} for a download
one after the other  ${seconds(inTurn.wallMs)}, of which commands and pages ${seconds(inTurn.machineMs)}
at once on ${availableParallelism()} cores    ${seconds(atOnce.wallMs)}, ${share.toFixed(2)} of it (aim: at most ${mostShare})
overhead of a walk   ${seconds(overheadMs)} (aim: at most ${seconds(mostOverheadMs)})
one walk alone       ${seconds(one.wallMs - one.machineMs)} beside its commands and pages`);
    return share <= mostShare && overheadMs <= mostOverheadMs;
  } finally {
    for (const { close } of downloads) close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({
  options: {
    quickstarts: { type: 'string', default: '10' },
    download: { type: 'string', default: '4' },
  },
});
const held = await main(Number(values.quickstarts), Number(values.download) * 1_000);
process.exitCode = held ? 0 : 1;
