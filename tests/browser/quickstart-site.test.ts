import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite, type BuiltSite } from '../harness/build-site.ts';
import { runCli } from '../harness/run-cli.ts';
import { spawnCli } from '../harness/spawn-cli.ts';

const page = 'content/quickstart.mdx';
let good: BuiltSite;
let baseline: string;

beforeAll(async () => {
  good = await buildSite('quickstart');
  await runCli(['accept'], { cwd: good.project });
  baseline = join(good.project, 'meantime.baseline.json');
});
afterAll(() => {
  good.remove();
});

/** The site as a change of its quickstart leaves it, built, beside the baseline from before. */
async function changed(from: string, to: string, env: Record<string, string> = {}) {
  return buildSite('quickstart', {
    env,
    prepare(project) {
      cpSync(baseline, join(project, 'meantime.baseline.json'));
      const file = join(project, page);
      const before = readFileSync(file, 'utf8');
      expect(before).toContain(from);
      writeFileSync(file, before.replace(from, to));
    },
  });
}

async function withChanged<Result>(
  from: string,
  to: string,
  look: (site: BuiltSite) => Promise<Result>,
): Promise<Result> {
  const site = await changed(from, to);
  try {
    return await look(site);
  } finally {
    site.remove();
  }
}

const check = (site: BuiltSite) => spawnCli(['check'], { cwd: site.project });
const walk = (site: BuiltSite) => spawnCli(['walk'], { cwd: site.project });

const longerStep = [
  '## Run it\n\n',
  '## Run it\n\nFirst look at what you have written, line by line:\n\n```sh\ncat hello.sh\n```\n\n',
] as const;

describe('meantime check', () => {
  it('holds for the build that was accepted', async () => {
    const { exitCode, stdout } = await check(good);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('The gate holds.');
  });

  it('blames the step and the line of a change that made the quickstart slower', async () => {
    const { exitCode, stdout } = await withChanged(...longerStep, check);
    expect(exitCode).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "✖ quickstart got 12.5 s slower: 41.7 s, and its baseline of 29.2 s allows for 5.0 s more.
      ✖ quickstart asks for more than was accepted.
        content/quickstart.mdx:21 asks for another command: "cat hello.sh".
        content/quickstart.mdx:16 step "Run it" +12.5 s: 1 command, 41 letters

      quickstart  baseline  this build  change   budget      verdict
      quickstart  29.2 s    41.7 s      +12.5 s  2 min 00 s  asks for more, slower

      Times are modelled (newcomer-1): they compare, they do not predict. Half of all newcomers would take 0.58 to 1.73 times as long.

      The gate fails. If newcomers are meant to be asked that: run "npx meantime accept" and commit meantime.baseline.json.
      "
    `);
  });

  it('fails the build itself where it is asked to', async () => {
    const site = await changed(...longerStep, { CHECK: '1' });
    site.remove();
    expect(site.exitCode).not.toBe(0);
    expect(site.output).toContain(`${page}:16 step "Run it"`);
  });
});

describe('meantime walk', () => {
  it('walks what was built to hello world', async () => {
    const { exitCode, stdout } = await walk(good);
    expect(stdout).toContain('hello world reached');
    expect(exitCode).toBe(0);
  });

  it.each([
    ['a command that fails', 'sh hello.sh world', 'sh goodbye.sh world', `${page}:19`],
    ['an output that changed', 'echo "Hello, $1!"', 'echo "Good day, $1!"', `${page}:22`],
    ['a file that is never saved', '```sh title="hello.sh"', '```sh norun', `${page}:19`],
  ])('says where the page is wrong: %s', async (_damage, from, to, place) => {
    const { exitCode, stdout, stderr } = await withChanged(from, to, walk);
    expect(exitCode).toBe(2);
    expect(stdout + stderr).toContain(place);
  });
});
