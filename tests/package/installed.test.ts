import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walkPackages } from '../../src/walkthrough/walk-packages.ts';
import {
  addFixture,
  bytesBelow,
  copyProject,
  demand,
  execute,
  nodeOf,
  npmInstall,
  packMeantime,
  root,
  writeProject,
} from './project.ts';
import { copyTypeTests, typeProblems } from './type-problems.ts';

const folder = mkdtempSync(join(tmpdir(), 'meantime-installed-'));
/** The newest Astro, and all that walking needs. */
const newest = join(folder, 'newest');
/** The oldest Astro of the peer range, and nothing for walking. */
const lowest = join(folder, 'lowest');
const addedBytes = { site: 0, walk: 0 };

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  peerDependencies: { astro: string } & Readonly<Record<string, string>>;
}; // our own file

beforeAll(async () => {
  for (const project of [newest, lowest]) mkdirSync(project);
  const archive = await packMeantime(folder);
  writeProject(newest);
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules/astro/package.json'), 'utf8'),
  ) as { version: string }; // npm does not install a package without one
  await npmInstall(newest, [`astro@${version}`]);
  const astroBytes = bytesBelow(join(newest, 'node_modules'));
  await npmInstall(newest, [archive]);
  const siteBytes = bytesBelow(join(newest, 'node_modules'));
  copyProject(newest, lowest);
  await npmInstall(newest, walkPackages);
  addedBytes.site = siteBytes - astroBytes;
  addedBytes.walk = bytesBelow(join(newest, 'node_modules')) - siteBytes;
  await npmInstall(lowest, [`astro@${manifest.peerDependencies.astro.replace('^', '')}`]);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the packed package, installed by npm', () => {
  /** In the documentation; other processors and systems have programs of other sizes. */
  const limitsMB = { site: 36, walk: 24 };

  it.each(['site', 'walk'] as const)('takes no more room than is said, for a %s', (use) => {
    const limitMB = limitsMB[use];
    const measuredMB = addedBytes[use] / 1e6;
    console.log(`${use}: ${measuredMB.toFixed(1)} MB of at most ${limitMB}`);
    expect(measuredMB).toBeLessThanOrEqual(limitMB);
    // A limit that is far off tells nobody anything.
    expect(measuredMB).toBeGreaterThan(limitMB * 0.75);
    const page = readFileSync(join(root, 'content/reference/requirements.mdx'), 'utf8');
    expect(page).toContain(`${limitMB} MB`);
  });

  it.each(['bundler', 'nodenext'] as const)('has types that hold (%s)', (resolution) => {
    copyTypeTests(newest);
    expect(typeProblems(newest, resolution)).toEqual([]);
  });

  it('asks for what walking needs, in the command and in the fixture', async () => {
    const walk = await execute([process.execPath, binOf(lowest), 'walk'], lowest);
    expect(walk).toMatchInlineSnapshot(`
      {
        "exitCode": 3,
        "output": "Error: What walking needs is not installed. (walk-packages-missing)

        A newcomer works in a real browser and a real terminal, and this project has not installed what drives them: playwright, @lydell/node-pty, @xterm/headless.

        Hint: Run: npm install --save-dev playwright @lydell/node-pty @xterm/headless
      ",
      }
    `);
    const fixture = ['--input-type=module', '--eval', `import 'meantime/playwright'`];
    const { exitCode, output } = await execute([process.execPath, ...fixture], lowest);
    expect(exitCode).toBe(1);
    expect(output).toContain(`Run: npm install --save-dev ${walkPackages.join(' ')}`);
  });

  it('lints, builds, checks and walks a site', async () => {
    const site = addFixture(newest, 'quickstart');
    const { execPath } = process;
    const meantime = (...words: string[]) => demand([execPath, binOf(newest), ...words], site);
    expect(await meantime('lint')).toContain('no problems');
    await demand([execPath, join(newest, 'node_modules/astro/bin/astro.mjs'), 'build'], site);
    expect(await meantime('accept')).toContain('quickstart');
    expect(await meantime('check')).toContain('The gate holds.');
    expect(await meantime('walk')).toContain('run: sh hello.sh world');
  });

  it('builds the fixtures, with the oldest Astro on the oldest Node and the newest on the newest', async () => {
    // A Node that has no store shows that a build does not load it.
    const noStore = { NODE_OPTIONS: '--no-experimental-sqlite' };
    const probe = ['--input-type=module', '--eval', `import 'node:sqlite'`];
    const probed = await execute([nodeOf('minimum'), ...probe], folder, noStore);
    expect(probed.output).toContain('No such built-in module: node:sqlite');
    const [old, recent] = await Promise.all([
      // Written on Windows, read elsewhere.
      buildSites(lowest, nodeOf('minimum'), { env: noStore, lineEnd: '\r\n' }),
      buildSites(newest, nodeOf('newest')),
    ]);
    expect([...old.keys()]).toEqual(
      expect.arrayContaining(sites.map((fixture) => `${fixture}/quickstart/index.html`)),
    );
    expect(differences(old, recent)).toEqual([]);
  });

  // The last: what asks for packages would find them.
  it('draws and walks with the oldest packages that a project may have for that', async () => {
    const { peerDependencies } = manifest;
    const names = [...walkPackages, 'katex', 'mermaid'];
    const oldest = names.map(
      (name) => `${name}@${/\d[\d.]+/.exec(peerDependencies[name] ?? '')?.[0] ?? 'none'}`,
    );
    await npmInstall(lowest, oldest);
    const site = addFixture(lowest, 'quickstart');
    const config = join(site, 'astro.config.mjs');
    const options = readFileSync(config, 'utf8');
    writeFileSync(config, options.replace('meantime({', 'meantime({ math: true, diagrams: true,'));
    const drawn = '$\\frac{n}{N}$\n\n```mermaid\nflowchart LR\n  a --> b\n```\n';
    writeFileSync(join(site, 'content/drawn.md'), `---\ntitle: Drawn\n---\n\n${drawn}`);
    const astro = join(lowest, 'node_modules/astro/bin/astro.mjs');
    await demand([process.execPath, astro, 'build'], site);
    const html = readFileSync(join(site, 'dist/drawn/index.html'), 'utf8');
    expect(html).toContain('<mfrac>');
    expect(html).toMatch(/<img[^>]* src="[^"]*_meantime\/diagrams\/[\da-f]{16}-light\.svg"/);
    const walk = await demand([process.execPath, binOf(lowest), 'walk'], site);
    expect(walk).toContain('run: sh hello.sh world');
  });
});

const sites = ['docs-guide', 'quickstart', 'timing-site'];

function binOf(project: string): string {
  return join(project, 'node_modules/meantime/lib/src/cli/bin.js');
}

/** The files that only one has, and the first line of each that both have and that differs. */
function differences(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): string[] {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].flatMap((path) => {
    const texts = [one.get(path), other.get(path)];
    if (texts[0] === texts[1]) return [];
    const [lines, others] = texts.map((text) => text?.split('\n') ?? ['no such file']);
    const index = lines?.findIndex((line, at) => line !== others?.[at]) ?? 0;
    return [`${path}: ${lines?.[index] ?? 'ends'} <> ${others?.[index] ?? 'ends'}`];
  });
}

/** Rewrites the pages of a site. */
function endLinesWith(lineEnd: string, site: string): void {
  const files = readdirSync(site, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /\.mdx?$/.test(name))) {
    const path = join(site, file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', lineEnd));
  }
}

/**
 * The text of each file in the output folders, by path; but Astro's version, which pages hold, and
 * line ends.
 */
async function buildSites(
  project: string,
  node: string,
  { env = {}, lineEnd = '\n' }: { env?: Readonly<Record<string, string>>; lineEnd?: string } = {},
): Promise<ReadonlyMap<string, string>> {
  const built = new Map<string, string>();
  for (const fixture of sites) {
    const site = addFixture(project, fixture);
    endLinesWith(lineEnd, site);
    if (fixture === 'timing-site') writeFileSync(join(site, 'astro.config.mjs'), timingConfig);
    const astro = join(project, 'node_modules/astro/bin/astro.mjs');
    await demand([node, astro, 'build'], site, env);
    const dist = join(site, 'dist');
    for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const text = readFileSync(path, 'latin1').replaceAll(/(?<=Astro) v[\d.]+|\r/g, '');
      built.set(`${fixture}${path.slice(dist.length)}`, text);
    }
  }
  return built;
}

const timingConfig = `import mdx from '@astrojs/mdx';
import { timing } from 'meantime';

const quickstarts = { '/quickstart/': { goal: 'Hello, world!', budget: '5m' } };
// Shiki leaves a line plain that takes it half a second, which a busy machine does.
const preprocess = (code, options) => {
  options.tokenizeTimeLimit = 0;
};
export default {
  integrations: [mdx(), timing({ siteId: 'fixture', quickstarts })],
  markdown: { shikiConfig: { transformers: [{ name: 'patience', preprocess }] } },
  vite: { define: { 'import.meta.env.TRANSITIONS': 'false', 'import.meta.env.SITE_BASE': '"/"' } },
};
`;
