import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { PageFigures } from '../../src/walkthrough/foreign/page-figures.ts';
import type { WalkReport } from '../../src/walkthrough/result.ts';
import { freePort } from '../harness/free-port.ts';
import { runCli, type CliResult } from '../harness/run-cli.ts';
import { serveFolder, type ServedFolder } from '../harness/serve-folder.ts';
import { temporaryFolder } from '../harness/temporary.ts';

const folder = join(import.meta.dirname, '../fixtures/foreign-pages');
let site: ServedFolder;

beforeAll(async () => {
  site = await serveFolder(folder);
});

afterAll(() => site.close());

async function meantime(
  words: readonly string[],
  cwd = temporaryFolder(),
): Promise<CliResult & { cwd: string; report: () => WalkReport }> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: cwd, A_SECRET_OF_MINE: 'swordfish' };
  const result = await runCli(words, { cwd, env });
  const shown = (text: string) => text.replaceAll(new URL(site.url).host, 'host');
  return {
    ...result,
    cwd,
    stdout: shown(result.stdout),
    stderr: shown(result.stderr),
    report: () => JSON.parse(readFileSync(join(cwd, 'walk.json'), 'utf8')) as WalkReport, // written by what is tested
  };
}

const walk = (page: string, ...words: string[]) =>
  meantime(['walk', '--url', `${site.url}${page}`, ...words]);

test('a page is read in a browser, and nothing of it is run', async () => {
  const { exitCode, stdout, report } = await walk('vitepress');
  expect(exitCode).toBe(0);
  expect(stdout).toMatchSnapshot();
  expect(report).toThrow('ENOENT');
});

test('a page that makes its panels once their tabs are pressed is read in each of its variants', async () => {
  const words = ['compare', '--json', `${site.url}mintlify`, `${site.url}plain`];
  const { stdout } = await meantime(words);
  const { pages } = JSON.parse(stdout) as { pages: PageFigures[] }; // written by what is tested
  expect(pages.map(({ variants }) => variants)).toEqual([['npm', 'yarn'], ['default']]);
  expect(pages[0]?.steps[0]?.actions).toEqual([{ kind: 'run', what: 'mkdir by-npm' }]);
});

// What the pages of the other generators say is read by tests/unit/walkthrough; a walk of each takes long.
describe('with --run a page is walked', () => {
  test.each([
    ['VitePress', 'vitepress', 'Hello, world!'],
    ['Material for MkDocs', 'mkdocs-material', 'Built in'],
    ['no generator', 'plain', 'hi there'],
  ])('of %s, to what its last output says', async (_, page, goal) => {
    const { exitCode, stdout, report } = await walk(page, '--run');
    expect(stdout).toContain(`Success: "${goal}`);
    expect(stdout).toContain('of this page on this machine, as you asked');
    expect(exitCode, stdout).toBe(0);
    expect(report().ok).toBe(true);
    expect(stdout).not.toContain('swordfish');
  });

  test('in the variant that is asked for', async () => {
    const { exitCode, stdout } = await walk('mintlify', '--run', '--variant', 'Yarn');
    expect(exitCode, stdout).toBe(0);
    expect(stdout).toContain('run: mkdir by-yarn');
  });

  test('and what a command of it gets wrong is told', async () => {
    const { exitCode, stdout, report, cwd } = await walk('broken', '--run');
    expect(exitCode).toBe(2);
    expect(stdout).toContain('A command of the page failed.');
    expect(report().walkthroughs[0]?.failure?.location).toEqual({ file: `${site.url}broken` });
    const seen = (file: string) => readFileSync(join(cwd, '.meantime/walkthroughs', file), 'utf8');
    expect(seen('index.html')).toContain('A command of the page failed.');
    expect(seen('junit.xml')).toContain('<failure');
    expect(stdout).toContain('All that was seen: .meantime/walkthroughs/index.html');
  });

  test('and a server is waited for, and its page looked at for the goal', async () => {
    const html = readFileSync(join(folder, 'rouge.html'), 'utf8');
    const own = temporaryFolder();
    writeFileSync(join(own, 'index.html'), html.replaceAll('8123', String(await freePort())));
    const served = await serveFolder(own);
    onTestFinished(() => served.close());
    const words = ['walk', '--url', served.url, '--run', '--goal', 'Directory listing'];
    const { exitCode, stdout } = await meantime(words);
    expect(exitCode, stdout).toBe(0);
  });

  test('and Enter is pressed at a question only where that was said', async () => {
    const alone = await walk('asking', '--run');
    expect(alone.exitCode).toBe(2);
    expect(alone.stdout).toContain('A command of the page waits for the reader.');
    const { exitCode, stdout } = await walk('asking', '--run', '--take-defaults');
    expect(exitCode, stdout).toBe(0);
    expect(stdout).toContain('Note: Enter was pressed at 1 question');
  });

  test('and one that shows no output is not judged', async () => {
    const { exitCode, stdout, report } = await walk('silent', '--run');
    expect(exitCode).toBe(4);
    expect(stdout).toContain('does not say what shows that it worked');
    expect(report().walkthroughs[0]?.failure?.isUnjudged).toBe(true);
    expect(stdout).not.toContain('\u001b]');
    expect((await walk('silent', '--run', '--goal', 'done')).exitCode).toBe(0);
    expect((await walk('silent', '--run', '--goal', 'hello')).exitCode).toBe(2);
  });
});

test('what cannot be judged is 4, and what is not asked for in a way that is understood is 3', async () => {
  const nowhere = `http://127.0.0.1:${await freePort()}/`;
  const said: Record<string, string> = {};
  const ask = async (name: string, words: readonly string[]) => {
    const { exitCode, stderr } = await meantime(words);
    said[name] = `${exitCode} ${stderr.replace(/127\.0\.0\.1:\d+/g, 'nowhere')}`;
  };
  await ask('nothing to do', ['walk', '--url', `${site.url}nothing`]);
  await ask('nobody there', ['walk', '--url', nowhere, '--run']);
  await ask('not found', ['walk', '--url', `${site.url}missing`]);
  await ask('no page', ['walk', '--url', `${site.url}plain.outline.txt`]);
  await ask('no address', ['walk', '--url', 'quickstart']);
  await ask('no such heading', ['walk', '--url', `${site.url}plain`, '--until', 'Next']);
  await ask('no such variant', ['walk', '--url', `${site.url}vitepress`, '--variant', 'deno']);
  await ask('a plan', ['walk', '--url', `${site.url}plain`, '--dry-run']);
  await ask('a package', ['walk', '--url', `${site.url}plain`, '--run', '--with', 'a.tgz']);
  await ask('a goal without an address', ['walk', '--goal', 'Hello']);
  await ask('one address', ['compare', `${site.url}plain`]);
  expect(said).toMatchSnapshot();
});

test('quickstarts are put side by side', async () => {
  const { exitCode, stdout } = await meantime([
    'compare',
    ...['docusaurus', 'sphinx', 'plain'].map((page) => `${site.url}${page}`),
  ]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatchSnapshot();
});

test('what can be compared is, and what is missing is told', async () => {
  const missing = await meantime(['compare', `${site.url}plain`, `${site.url}missing`]);
  expect(missing.exitCode).toBe(4);
  expect(missing.stdout).toContain('modelled time');
  expect(missing.stderr).toContain('the server answered 404');
  const nothing = await meantime(['compare', `${site.url}plain`, `${site.url}nothing`]);
  expect(nothing.exitCode).toBe(4);
  expect(nothing.stdout).toContain('B has nothing to do that could be read');
});
