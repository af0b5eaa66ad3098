import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readHistory } from '../../../integrations/docs/loading/read-history.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const ada = { name: 'Ada', email: '12+ada-l@users.noreply.github.com' };
const bob = { name: 'Bob Ö', email: 'Bob@example.com' };

function repository() {
  const root = temporaryFolder();
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'pipe' });
  git('init', '--quiet');
  return {
    root,
    write: (path: string, text: string) => {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), text);
    },
    commit: ({ name, email }: typeof ada, date: string) => {
      git('add', '--all');
      const author = ['-c', `user.name=${name}`, '-c', `user.email=${email}`];
      git(...author, 'commit', '--quiet', '--message', 'Change', '--date', date);
    },
  };
}

test('each file has its newest change, and who wrote it, by their number of commits', async () => {
  const { root, write, commit } = repository();
  write('site/content/a.md', '1');
  write('site/content/ü b.md', '1');
  write('site/other.md', '1');
  commit(ada, '2026-01-01T00:00:00Z');
  write('site/content/a.md', '2');
  commit(bob, '2026-02-01T00:00:00Z');
  write('site/content/a.md', '3');
  commit({ ...bob, email: 'bob@example.com' }, '2026-03-01T12:00:00Z');
  write('site/content/new.md', 'not committed');
  const { byPath } = await readHistory(join(root, 'site'), 'content');
  expect([...(byPath ?? [])]).toEqual([
    [
      'content/a.md',
      {
        changedAtMs: Date.parse('2026-03-01T12:00:00Z'),
        contributors: [{ name: 'Bob Ö' }, { name: 'Ada', href: 'https://github.com/ada-l' }],
      },
    ],
    [
      'content/ü b.md',
      {
        changedAtMs: Date.parse('2026-01-01T00:00:00Z'),
        contributors: [{ name: 'Ada', href: 'https://github.com/ada-l' }],
      },
    ],
  ]);
});

test('nothing is said where the history is not there', async () => {
  const { root, write, commit } = repository();
  write('content/a.md', '1');
  commit(ada, '2026-01-01T00:00:00Z');
  write('content/a.md', '2');
  commit(ada, '2026-01-02T00:00:00Z');
  const shallow = join(temporaryFolder(), 'shallow');
  execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${root}`, shallow]);
  expect(await readHistory(shallow, 'content')).toEqual({
    unknown: 'the repository was cloned without its history',
  });
  renameSync(join(root, '.git'), join(root, 'git'));
  expect(await readHistory(root, 'content')).toEqual({
    unknown: 'this is no Git repository, or there is no git',
  });
});
