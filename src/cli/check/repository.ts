import { join } from 'node:path';
import type { World } from '../command.ts';
import { repositoryMissing, revisionNotBuilt, revisionUnknown } from './errors.ts';
import { lastLines, runProgram, type ProgramEnd } from './run-program.ts';

/** A project in the Git repository that holds it. */
export interface Repository {
  /** The root of its working tree, absolute. */
  root: string;
  /** The project's folder below it, with a slash at its end; empty for the root. */
  prefix: string;
  git: (...words: string[]) => Promise<ProgramEnd>;
}

/** @throws MeantimeError `repository-missing` */
export async function openRepository({
  cwd,
  env,
}: Pick<World, 'cwd' | 'env'>): Promise<Repository> {
  // Clearing up goes on when the command is stopped.
  const { signal } = new AbortController();
  const git: Repository['git'] = (...words) =>
    // A hook of the repository is meant for people's checkouts.
    runProgram('git', ['-c', 'core.hooksPath=/dev/null', ...words], { cwd, env, signal });
  const { ok, output } = await git('rev-parse', '--show-toplevel', '--show-prefix');
  if (!ok) throw repositoryMissing(lastLines(output, 3));
  const [root = '', prefix = ''] = output.split('\n');
  return { root, prefix, git };
}

/** The commit's id. @throws MeantimeError `revision-unknown` */
export async function commitOf({ git }: Repository, revision: string): Promise<string> {
  const words = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const { ok, output } = await git(...words);
  const commit = output.split('\n').at(-1) ?? '';
  if (!ok || !/^[0-9a-f]{40,64}$/.test(commit)) throw revisionUnknown(revision);
  return commit;
}

/** Whether there is work in the project that no commit has. */
export async function hasUncommitted({ git }: Repository): Promise<boolean> {
  const { ok, output } = await git('status', '--porcelain', '--', '.');
  return ok && output !== '';
}

/**
 * Checks a commit out into a folder that is not there yet. What git keeps of it in the repository goes
 * with `forgetCheckouts`, once the folder is gone.
 *
 * @returns the project's folder in it
 * @throws MeantimeError `revision-not-built`
 */
export async function checkOut(
  { git, prefix }: Repository,
  { commit, folder, name }: { commit: string; folder: string; name: string },
): Promise<string> {
  const { ok, output } = await git('worktree', 'add', '--detach', '--quiet', folder, commit);
  if (!ok) throw revisionNotBuilt(name, 'git could not check it out', lastLines(output));
  return join(folder, prefix);
}

/** Forgets the checkouts whose folders are gone, also those of checks that were killed. */
export async function forgetCheckouts({ git }: Repository): Promise<void> {
  await git('worktree', 'prune');
}
