/**
 * What each opt-in adds to a build from nothing and to one from the cache, beside the same site without
 * it, in the same run.
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
const count = wholeNumber('--pages', values.pages);
const rounds = wholeNumber('--rounds', values.rounds);
const timeoutMs = 15 * 60_000;
const { signal } = new AbortController();
const wanted = optIns.filter(({ name }) => values.only === undefined || name === values.only);
if (wanted.length === 0) {
  const names = optIns.map(({ name }) => `  ${name}`).join('\n');
  throw new Error(`No opt-in is called "${values.only ?? ''}". There are:\n${names}`);
}

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

interface Times {
  coldMs: number;
  /** Without the output of the first, which what is left in place would flatter. */
  cachedMs: number;
}

async function build(optIn: OptIn, installed: InstalledPeer, folder: string): Promise<Times> {
  const peer = peerWith(optIn);
  const pages = pagesWith(optIn);
  const project = makeProject(peer, installed, { folder, pages });
  try {
    if (optIn.isRepository) commitEach(project.folder, pages);
    const once = async (): Promise<number> => {
      const measured = await measureBuild({ peer, project, pages, timeoutMs, signal });
      if ('failure' in measured)
        throw new Error(`${optIn.name}: ${measured.failure}\n${measured.output ?? ''}`);
      return measured.durationMs;
    };
    const coldMs = await once();
    rmSync(project.output, { recursive: true });
    return { coldMs, cachedMs: await once() };
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

function mediansOf(all: readonly Times[]): Times {
  return {
    coldMs: medianOf(all.map(({ coldMs }) => coldMs)),
    cachedMs: medianOf(all.map(({ cachedMs }) => cachedMs)),
  };
}

/** `12.3 s, +1.1 s (1.10)` */
function beside(ms: number, baseMs: number): string {
  const more = (ms - baseMs) / 1000;
  const sign = more < 0 ? '−' : '+';
  return `${(ms / 1000).toFixed(1)} s, ${sign}${Math.abs(more).toFixed(1)} s (${(ms / baseMs).toFixed(2)})`;
}

function wholeNumber(option: string, word: string): number {
  if (!/^[1-9]\d*$/.test(word)) throw new Error(`${option} takes whole numbers, not "${word}".`);
  return Number(word);
}

const cache = join(realpathSync(tmpdir()), 'meantime-bench');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'options-'));
console.log(renderMachine(describeMachine()));
try {
  const installed = await peerInstaller({ cache, env: programEnvironment(), signal })(
    peerWith(without),
  );
  const times = new Map([without, ...wanted].map((one) => [one.name, [] as Times[]]));
  // In turn, so that what the machine does beside hits all alike.
  for (let round = 0; round < rounds; round += 1) {
    for (const optIn of [without, ...wanted]) {
      const took = await build(optIn, installed, join(folder, 'site'));
      times.get(optIn.name)?.push(took);
      const [cold, cached] = [took.coldMs, took.cachedMs].map((ms) => (ms / 1000).toFixed(1));
      console.error(`${optIn.name}: ${cold} s, from the cache ${cached} s`);
    }
  }
  const base = mediansOf(times.get(without.name) ?? []);
  console.log(`\n${count} pages, medians of ${rounds}, times to the same without in brackets\n`);
  console.log('| | from nothing | from the cache |\n| --- | --- | --- |');
  for (const [name, all] of times) {
    const { coldMs, cachedMs } = mediansOf(all);
    console.log(
      `| ${name} | ${beside(coldMs, base.coldMs)} | ${beside(cachedMs, base.cachedMs)} |`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
