import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { LintReport } from '../../../src/problems/lint-message.ts';
import { startAstro } from '../../harness/build-site.ts';
import { defineProof } from '../proof.ts';
import { copyForeignSite } from '../sites/copy-foreign-site.ts';

const meantime = fileURLToPath(new URL('../../../lib/src/cli/bin.js', import.meta.url));
/** Codes that say no more than that something was not foreseen. */
const unforeseen = ['unexpected', 'page-not-compiled'];

export const proof = defineProof({
  shows: 'Sites of others build, or say of each mistake what and where it is, lint as the build.',
  options: {
    folder: { what: 'folder that holds a folder for each site', usual: '' },
    only: { what: 'name of the one site to look at', usual: '' },
  },
  sample: { folder: 'tests/fixtures/foreign-sites' },
  async run({ folder, only }, world) {
    if (folder === '') throw new Error('Say where the sites are: --folder DIR');
    const names = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && (only === '' || entry.name === only))
      .map(({ name }) => name);
    if (names.length === 0) throw new Error(`${resolve(folder)} holds no site.`);
    const contradictions: string[] = [];
    for (const name of names) {
      world.signal.throwIfAborted();
      const project = join(world.folder, name);
      copyForeignSite(resolve(folder, name), project);
      const startedMs = performance.now();
      const build = await startAstro(project, ['build']).ended;
      const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
      const told = problemsTold(build.output);
      const linted = await lint(project);
      const pages = linted.report?.pages ?? '?';
      world.say(`${name}: ${pages} pages, ${seconds} s, exit ${build.exitCode}, ${summary(told)}`);
      contradictions.push(
        ...complaintsAbout(build, told, linted).map((complaint) => `${name}: ${complaint}`),
      );
    }
    return contradictions;
  },
});

/** The mistakes that a build names, as `place (code)`. */
function problemsTold(output: string): string[] {
  // `19:57:30 [ERROR] [meantime/pages] content/a.mdx:5:11 The page is not MDX. (mdx-syntax)`
  const lines = output.matchAll(/\[ERROR\] \[\S+\] (\S+) [A-Z].*\(([a-z][a-z-]+)\)$/gm);
  return [...new Set([...lines].map(([, place, code]) => `${place ?? ''} (${code ?? ''})`))].sort();
}

function summary(told: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const one of told) {
    const code = /\((.*)\)$/.exec(one)?.[1] ?? '';
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([code, count]) => `${code} ${count}`).join(', ') || 'no problems';
}

interface Linted {
  report: LintReport | undefined;
  said: string;
}

async function lint(project: string): Promise<Linted> {
  const child = spawn(process.execPath, [meantime, 'lint', '--json'], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (stdout === '') return { report: undefined, said: stderr };
  return { report: JSON.parse(stdout) as LintReport, said: stderr }; // its own format
}

function complaintsAbout(
  { exitCode, output }: { exitCode: number; output: string },
  told: readonly string[],
  { report, said }: Linted,
): string[] {
  const complaints: string[] = [];
  if (exitCode !== 0 && told.length === 0) {
    complaints.push(`the build fails and names no mistake:\n${output.slice(-3_000)}`);
  }
  for (const one of told) {
    if (unforeseen.some((code) => one.endsWith(`(${code})`))) complaints.push(one);
  }
  if (!report) return [...complaints, `lint gave no report:\n${said}`];
  const linted = new Set(
    report.problems.map(({ file, line, column, code }) => {
      const place = [file, line, column].filter((part) => part !== null).join(':');
      return `${place} (${code})`;
    }),
  );
  const inBuild = exitCode === 0 ? [] : told;
  const missed = inBuild.filter((one) => !linted.has(one));
  const alone = [...linted].filter((one) => !inBuild.includes(one));
  if (missed.length > 0) complaints.push(`lint does not tell: ${missed.join(', ')}`);
  if (alone.length > 0) complaints.push(`only lint tells: ${alone.join(', ')}`);
  return complaints;
}
