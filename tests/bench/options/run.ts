/**
 * What each opt-in adds to a cold build, beside the same site without it, in the same run.
 *
 *     node tests/bench/options/run.ts --pages 1000 --rounds 3 --only "one formula a page"
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { medianOf } from '../median-of.ts';
import { peerInstaller, type InstalledPeer } from '../build/install/install-peer.ts';
import { measureBuild } from '../build/measure/measure-build.ts';
import { generatedPages } from '../build/pages/generated.ts';
import type { Page } from '../build/pages/page.ts';
import { meantime } from '../build/peers/meantime.ts';
import { site, type Peer } from '../build/peers/peer.ts';
import { makeProject, programEnvironment } from '../build/project.ts';
import { describeMachine, renderMachine } from '../build/report/machine.ts';
import { optIns, type OptIn } from './opt-ins.ts';

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
});
const count = Number(values.pages);
const rounds = Number(values.rounds);
const timeoutMs = 15 * 60_000;
const { signal } = new AbortController();
const wanted = optIns.filter(({ name }) => values.only === undefined || name === values.only);

const without: OptIn = { name: 'without', options: '', packages: [] };
const source = generatedPages(1);

function peerWith({ options }: OptIn): Peer {
  const packages = ['astro', ...optIns.flatMap((one) => one.packages)] as [string, ...string[]];
  const config = `import { defineConfig } from 'astro/config';
import { meantime } from 'meantime';

export default defineConfig({
  site: '${site.url}',
  integrations: [meantime({ title: '${site.title}', ${options} })],
});
`;
  return {
    ...meantime,
    name: 'meantime-options',
    source: { from: 'checkout', packages },
    files: (pages) => ({ ...meantime.files(pages), 'astro.config.mjs': config }),
  };
}

function pagesWith({ text }: OptIn): Page[] {
  return Array.from({ length: count }, (_, index) => {
    const page = source(index);
    return text ? { ...page, body: `${page.body.trimEnd()}\n\n${text(index)}\n` } : page;
  });
}

/** @returns how long a build from nothing took, in ms */
async function build(optIn: OptIn, installed: InstalledPeer, folder: string): Promise<number> {
  const peer = peerWith(optIn);
  const pages = pagesWith(optIn);
  const project = makeProject(peer, installed, { folder, pages });
  try {
    if (optIn.isRepository) commitEach(project.folder, pages);
    const measured = await measureBuild({ peer, project, pages, timeoutMs, signal });
    if ('failure' in measured)
      throw new Error(`${optIn.name}: ${measured.failure}\n${measured.output ?? ''}`);
    return measured.durationMs;
  } finally {
    project.remove();
  }
}

/** A commit for each page, by one stream: a thousand processes would take longer than the builds. */
function commitEach(folder: string, pages: readonly Page[]): void {
  execFileSync('git', ['init', '--quiet', '--initial-branch=main'], { cwd: folder });
  const blob = 'x';
  const commits = pages.map(({ path }, index) => {
    const said = `Write ${path}`;
    return [
      'commit refs/heads/main',
      `committer Writer ${index % 20} <writer-${index % 20}@bench.example> ${1_700_000_000 + index * 60} +0000`,
      `data ${said.length}`,
      said,
      `M 644 inline content/${path}.mdx`,
      `data ${blob.length}`,
      blob,
      '',
    ].join('\n');
  });
  execFileSync('git', ['fast-import', '--quiet'], { cwd: folder, input: commits.join('') });
}

const cache = join(realpathSync(tmpdir()), 'meantime-bench');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'options-'));
console.log(renderMachine(describeMachine()));
try {
  const installed = await peerInstaller({ cache, env: programEnvironment(), signal })(
    peerWith(without),
  );
  const times = new Map([without, ...wanted].map((one) => [one.name, [] as number[]]));
  // In turn, so that what the machine does beside hits all alike.
  for (let round = 0; round < rounds; round += 1) {
    for (const optIn of [without, ...wanted]) {
      const ms = await build(optIn, installed, join(folder, 'site'));
      times.get(optIn.name)?.push(ms);
      console.error(`${optIn.name}: ${(ms / 1000).toFixed(1)} s`);
    }
  }
  const base = medianOf(times.get(without.name) ?? []);
  console.log(
    `\n| ${count} pages, cold, median of ${rounds} | s | more, in s | to the same without |`,
  );
  console.log('| --- | --- | --- | --- |');
  for (const [name, all] of times) {
    const ms = medianOf(all);
    console.log(
      `| ${name} | ${(ms / 1000).toFixed(1)} | ${((ms - base) / 1000).toFixed(1)} | ${(ms / base).toFixed(2)} |`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
