import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Contributor, PageHistory } from '../pages/page-history.ts';

/** The history of the files below a folder, or why it is not known, in words that follow a colon. */
export type FileHistories =
  | { byPath: ReadonlyMap<string, PageHistory>; unknown?: never }
  | { byPath?: never; unknown: string };

interface Author {
  name: string;
  email: string;
  commits: number;
}

/**
 * What Git knows of the files below a folder: one `git log`, read as it comes.
 *
 * @param root of the project
 * @param folder from the root
 */
export async function readHistory(root: string, folder: string): Promise<FileHistories> {
  const shallow = await linesOf(root, ['rev-parse', '--is-shallow-repository']);
  if (!shallow) return { unknown: 'this is no Git repository, or there is no git' };
  // Each file would be as new as the one commit that is there.
  if (shallow.includes('true')) return { unknown: 'the repository was cloned without its history' };
  const changed = new Map<string, number>();
  const authors = new Map<string, Map<string, Author>>();
  let commit: { atMs: number; name: string; email: string } | undefined;
  const format = '--format=%x01%at%x02%aN%x02%aE';
  const options = ['-c', 'core.quotePath=false', 'log', format, '--name-only', '--relative'];
  const read = await linesOf(root, [...options, '--', folder], (line) => {
    if (line.startsWith('\x01')) {
      const [seconds = '', name = '', email = ''] = line.slice(1).split('\x02');
      commit = { atMs: Number(seconds) * 1000, name, email: email.toLowerCase() };
    } else if (line !== '' && commit) {
      const { atMs, name, email } = commit;
      if (!changed.has(line)) changed.set(line, atMs);
      const known = authors.get(line) ?? new Map<string, Author>();
      authors.set(line, known);
      const author = known.get(email) ?? { name, email, commits: 0 };
      known.set(email, { ...author, commits: author.commits + 1 });
    }
  });
  if (!read) return { unknown: 'git log stopped with an error' };
  const byPath = new Map<string, PageHistory>();
  for (const [path, changedAtMs] of changed) {
    const sorted = [...(authors.get(path)?.values() ?? [])].sort((a, b) => b.commits - a.commits);
    byPath.set(path, { changedAtMs, contributors: sorted.map(contributorOf) });
  }
  return { byPath };
}

/** GitHub gives those who hide their address one that has their name there. */
function contributorOf({ name, email }: Author): Contributor {
  const [, user] = /^(?:\d+\+)?([\w-]+)@users\.noreply\.github\.com$/.exec(email) ?? [];
  return user === undefined ? { name } : { name, href: `https://github.com/${user}` };
}

/** Lines of what git prints; undefined where it fails. */
async function linesOf(
  cwd: string,
  args: readonly string[],
  see?: (line: string) => void,
): Promise<string[] | undefined> {
  const child = spawn('git', args, { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<boolean>((resolve) => {
    child.on('error', () => {
      resolve(false);
    });
    child.on('close', (code) => {
      resolve(code === 0);
    });
  });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (see) see(line);
    else lines.push(line);
  }
  return (await ended) ? lines : undefined;
}
