import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runBench, type Bench } from '../../bench/build/bench.ts';
import { corpusPages } from '../../bench/build/pages/corpus.ts';
import type { Peer } from '../../bench/build/peers/peer.ts';
import type { BuildResult, PeerFacts } from '../../bench/build/report/result.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const source = corpusPages([{ title: 'a', body: '\n## Rule Details\n' }]);

/** Copies the pages to the output; `before` runs first, with `pages` and `write` in its hands. */
function generator(name: string, before = ''): Peer {
  const script = `
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
${before}
cpSync('content', 'out', { recursive: true });
for (const file of readdirSync('out', { recursive: true }))
  if (file.endsWith('.mdx')) renameSync('out/' + file, 'out/' + file.replace(/mdx$/, 'html'));`;
  return {
    ...{ name, title: name, includes: 'nothing', pages: 'content', ending: 'mdx' },
    index: 'index.mdx',
    source: { from: 'path', versionCommand: ['true'] },
    files: () => ({ 'build.mjs': script }),
    build: [process.execPath, 'build.mjs'],
    output: 'out',
  };
}

async function bench(peers: Peer[], options: Partial<Bench> = {}) {
  const folder = temporaryFolder();
  const said: string[] = [];
  let results: readonly BuildResult[] = [];
  let facts: readonly PeerFacts[] = [];
  const running = runBench({
    ...{ peers, sizes: [3], source, builds: ['cold'], folder, keep: false, timeoutMs: 60_000 },
    install: () => Promise.resolve({ version: '1.2.3', packages: {} }),
    signal: new AbortController().signal,
    say: (line) => said.push(line),
    onResults: (soFar, known) => {
      results = [...soFar];
      facts = [...known];
    },
    ...options,
  });
  const error = await running.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { folder, said, error, facts, results };
}

/** What became of each build: `a 3 cold: fine`. */
function outcomes(results: readonly BuildResult[]): string[] {
  return results.map((result) => {
    const outcome = 'failure' in result ? result.failure : 'fine';
    return `${result.peer} ${result.pages} ${result.build}: ${outcome}`;
  });
}

test('each generator builds each size in each way, and nothing is left on disk', async () => {
  const { results, facts, folder, error } = await bench([generator('one'), generator('two')], {
    sizes: [2, 3],
    builds: ['cold', 'unchanged', 'edited'],
  });
  expect(error).toBeUndefined();
  expect(outcomes(results)).toMatchInlineSnapshot(`
    [
      "one 2 cold: fine",
      "one 2 unchanged: fine",
      "one 2 edited: fine",
      "two 2 cold: fine",
      "two 2 unchanged: fine",
      "two 2 edited: fine",
      "one 3 cold: fine",
      "one 3 unchanged: fine",
      "one 3 edited: fine",
      "two 3 cold: fine",
      "two 3 unchanged: fine",
      "two 3 edited: fine",
    ]
  `);
  expect(facts.map(({ name, version }) => [name, version])).toEqual([
    ['one', '1.2.3'],
    ['two', '1.2.3'],
  ]);
  expect(readdirSync(folder)).toEqual([]);
});

test('a build that fails, or leaves a page out, or was not edited, is a row and stops no other', async () => {
  const { results } = await bench(
    [
      generator('breaks', 'throw new Error("It broke at line 7.");'),
      generator('forgets', "rmSync('content/section-00/page-00001.mdx');"),
      generator('stale', "if (existsSync('out')) process.exit(0);"),
      generator('silent', "process.exit(existsSync('content/section-00/page-00009.mdx') ? 0 : 1);"),
      generator('fine'),
    ],
    { builds: ['cold', 'unchanged', 'edited'] },
  );
  expect(outcomes(results)).toMatchInlineSnapshot(`
    [
      "breaks 3 cold: 10 pages to warm up: Error: It broke at line 7.",
      "forgets 3 cold: 10 pages to warm up: 1 of 10 pages are missing or lack their text, section-00/page-00001 first",
      "stale 3 cold: fine",
      "stale 3 unchanged: fine",
      "stale 3 edited: 1 of 3 pages are missing or lack their text, section-00/page-00001 first",
      "silent 3 cold: 10 pages to warm up: it wrote no output folder",
      "fine 3 cold: fine",
      "fine 3 unchanged: fine",
      "fine 3 edited: fine",
    ]
  `);
});

test('a generator that cannot be installed is a row for each size', async () => {
  const { results, facts } = await bench([generator('one')], {
    sizes: [2, 3],
    install: () => Promise.reject(new Error('npm install failed:\nno network')),
  });
  expect(outcomes(results)).toEqual([
    'one 2 cold: npm install failed: no network',
    'one 3 cold: npm install failed: no network',
  ]);
  expect(facts).toEqual([{ name: 'one', title: 'one', includes: 'nothing' }]);
});

test('a generator that dies of the heap limit is built again from nothing with a higher one', async () => {
  const died = "console.error('FATAL ERROR: JavaScript heap out of memory'); process.exit(1);";
  const needsMore = `
if (existsSync('half-built')) throw new Error('not from nothing');
writeFileSync('half-built', '');
if (!process.env.NODE_OPTIONS && existsSync('content/section-00/page-00010.mdx')) { ${died} }`;
  const { results } = await bench([generator('large', needsMore)], { sizes: [11] });
  expect(results).toMatchObject([
    { build: 'cold', nodeOptions: expect.stringMatching(/^--max-old-space-size=\d+$/) as string },
  ]);
});

test('a site that is too large for a generator is not asked of it', async () => {
  const { results } = await bench([{ ...generator('small'), mostPages: 2 }], { sizes: [2, 3] });
  expect(outcomes(results)).toEqual([
    'small 2 cold: fine',
    'small 3 cold: not tried: more than 2 pages',
  ]);
});

test('what is too slow for one size is not asked for a larger one', async () => {
  const waits = `
if (existsSync('content/section-00/page-00010.mdx')) await new Promise((done) => setTimeout(done, 600_000));`;
  const { results } = await bench([generator('slow', waits), generator('fast')], {
    sizes: [11, 12],
    timeoutMs: 3_000,
  });
  expect(outcomes(results)).toMatchInlineSnapshot(`
    [
      "slow 11 cold: not finished after 0.05 min",
      "fast 11 cold: fine",
      "slow 12 cold: not tried: 11 pages took too long",
      "fast 12 cold: fine",
    ]
  `);
});

test('an interruption ends the bench and removes the site', async () => {
  const interruption = new AbortController();
  const { error, folder, said } = await bench(
    [generator('one', 'await new Promise((done) => setTimeout(done, 600_000));')],
    {
      signal: interruption.signal,
      install: () => {
        setTimeout(() => {
          interruption.abort(new Error('stopped'));
        }, 500);
        return Promise.resolve({ version: '1', packages: {} });
      },
    },
  );
  expect(error).toEqual(new Error('stopped'));
  expect(readdirSync(folder)).toEqual([]);
  expect(said).toEqual(['one: installing', 'one: 1, warming up with 10 pages']);
});
