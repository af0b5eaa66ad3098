import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import {
  lintVariable,
  parseLintMessage,
  type ExternalPlace,
  type LintReport,
} from '../problems/lint-message.ts';
import { astroOf } from './astro-of.ts';
import type { World } from './command.ts';
import { lintStopped, pagesNotReported } from './errors.ts';

export interface Linted {
  report: LintReport;
  /** What the pages link of other sites. */
  external: ExternalPlace[];
}

/**
 * Lets the project's own Astro begin a build and hears what docs() finds in the pages, which ends it:
 * the same routes, code, options and cache. In a process of its own, because whatever the project loads may print,
 * exit or crash.
 *
 * @throws MeantimeError `astro-missing`, `lint-stopped`, `pages-not-reported`
 */
export async function lintPages(
  { cwd, env, signal }: Pick<World, 'cwd' | 'env' | 'signal'>,
  onProgress: (done: number, total: number) => void,
): Promise<Linted> {
  // Without docs() in the project nothing ends the build, which is to touch nothing then.
  const outDir = mkdtempSync(join(tmpdir(), 'meantime-lint-'));
  const child = fork(astroOf(cwd), ['build', '--outDir', outDir], {
    cwd,
    env: { ...env, [lintVariable]: '1', NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    signal,
  });
  let report: LintReport | undefined;
  let external: ExternalPlace[] = [];
  let output = '';
  child.on('message', (value) => {
    const message = parseLintMessage(value);
    if (message?.kind === 'progress') onProgress(message.done, message.total);
    else if (message?.kind === 'external') external = message.links;
    else if (message) {
      const { pages, problems, warnings, notes } = message;
      report = { pages, problems, warnings, notes };
    }
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ending = await new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, killedBy) => {
      resolve(code ?? killedBy);
    });
  }).finally(() => {
    rmSync(outDir, { recursive: true, force: true });
  });
  const printed = stripVTControlCharacters(output).trim();
  if (ending !== 0) throw lintStopped(String(ending), printed);
  if (!report) throw pagesNotReported();
  return { report, external };
}
