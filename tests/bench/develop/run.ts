/**
 * Starts `astro dev` on the same pages with Meantime, Starlight and bare Astro, edits one of them,
 * and compares.
 *
 *     node tests/bench/develop/run.ts --pages 3000 --corpus DIR --edits 5
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright';
import { testLaunchOptions } from '../../harness/browser.ts';
import { peerInstaller } from '../build/install/install-peer.ts';
import { corpusPages, readCorpus } from '../build/pages/corpus.ts';
import { generatedPages } from '../build/pages/generated.ts';
import type { Page } from '../build/pages/page.ts';
import { astro } from '../build/peers/astro.ts';
import { meantime } from '../build/peers/meantime.ts';
import type { Peer } from '../build/peers/peer.ts';
import { starlight } from '../build/peers/starlight.ts';
import { makeProject, programEnvironment } from '../build/project.ts';
import { describeMachine, renderMachine } from '../build/report/machine.ts';
import { alignTable } from '../build/report/render-table.ts';
import { measureDevelopment, type DevelopmentFigures } from './measure-development.ts';

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '300' },
    corpus: { type: 'string' },
    peers: { type: 'string', default: 'meantime,starlight,astro' },
    edits: { type: 'string', default: '5' },
  },
});
const interruption = new AbortController();
process.on('SIGINT', () => {
  interruption.abort(new Error('Stopped.'));
});
const source =
  values.corpus === undefined ? generatedPages(1) : corpusPages(readCorpus(values.corpus));
const pages = Array.from({ length: Number(values.pages) }, (_, index) => source(index));
const cache = join(realpathSync(tmpdir()), 'meantime-bench');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'develop-'));
const install = peerInstaller({ cache, env: programEnvironment(), signal: interruption.signal });
const heading = [
  ...['generator', 'ready, cold', 'ready, again', 'of processor', 'first page', 'edit, median'],
  ...['edit, worst', 'load'],
];
const rows = [heading];
const browser = await chromium.launch(testLaunchOptions());
try {
  for (const peer of [meantime, starlight, astro]) {
    if (!values.peers.split(',').includes(peer.name)) continue;
    process.stderr.write(`${peer.name}\n`);
    rows.push(await measurePeer(peer, pages, browser));
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
  console.log(`${renderMachine(describeMachine())}\n\n${pages.length} pages\n`);
  console.log(alignTable(rows, [1, 2, 3, 4, 5, 6, 7]));
}

/** A row of the table; never two servers at once. */
async function measurePeer(
  peer: Peer,
  written: readonly Page[],
  browserOfAll: Browser,
): Promise<string[]> {
  const installed = await install(peer);
  const edits = Number(values.edits);
  const figures = async (few: readonly Page[]): Promise<DevelopmentFigures> => {
    interruption.signal.throwIfAborted();
    const place = join(folder, `${peer.name}-${few.length}`);
    const project = makeProject(peer, installed, { folder: place, pages: few });
    try {
      return await measureDevelopment({ peer, project, pages: few, browser: browserOfAll, edits });
    } finally {
      project.remove();
    }
  };
  // Files that were installed a moment ago are read from memory afterwards.
  await figures(written.slice(0, 2));
  const { coldReadyMs, warmReadyMs, warmReadyProcessorMs, firstPageMs, editMs } =
    await figures(written);
  const sorted = [...editMs].sort((a, b) => a - b);
  return [
    `${peer.title} ${installed.version}`,
    ...[coldReadyMs, warmReadyMs, warmReadyProcessorMs, firstPageMs].map(seconds),
    seconds(sorted[Math.floor(sorted.length / 2)]),
    seconds(sorted.at(-1)),
    (loadavg()[0] ?? 0).toFixed(1),
  ];
}

function seconds(ms: number | undefined): string {
  return ms === undefined ? '' : `${(ms / 1e3).toFixed(2)} s`;
}
