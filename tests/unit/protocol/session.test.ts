import { expect, test } from 'vitest';
import { copiesOf } from '../../../src/protocol/copies-of.ts';
import { copiedText } from '../../../src/protocol/copied-text.ts';
import { readSession } from '../../../src/protocol/session.ts';

test('parts commands from what they print', () => {
  expect(readSession('$ npm i\nadded 1\n\n$ cd app\n$ ls\na\nb\n')).toEqual([
    { text: 'npm i', line: 0, shown: 'added 1', shownLine: 1 },
    { text: 'cd app', line: 3, shown: '', shownLine: 4 },
    { text: 'ls', line: 4, shown: 'a\nb', shownLine: 5 },
  ]);
});

const sessions: Record<string, [session: string, commands: string[]]> = {
  'a backslash': ['$ curl \\\n>   -v x\nok', ['curl \\\n  -v x']],
  'a here-document': ['$ cat <<END\n> a\n> END\n> printed\n$ b', ['cat <<END\na\nEND', 'b']],
  'a loop': ['$ for i in 1; do\n>   echo $i\n> done\n1', ['for i in 1; do\n  echo $i\ndone']],
  'an open quote': ["$ echo 'a\n> b'\na\nb", ["echo 'a\nb'"]],
  'a prompt with names': ['ada@host:~/app$ ls\na\n[ada@host app]$ ls b\nb', ['ls', 'ls b']],
  'a prompt of root with a name': ['root@host:/# id\nroot', ['id']],
  'what npm prints': ['$ npm start\n> app@1.0.0 start\n> node .\n', ['npm start']],
};
test.each(Object.entries(sessions))('goes on with a command after %s', (_name, [session, all]) => {
  expect(readSession(session).map(({ text }) => text)).toEqual(all);
  expect(
    copiedText(
      session,
      copiesOf({ language: 'console', code: session, look: { lines: [] } }) ?? null,
    ),
  ).toBe(all.join('\n'));
});
