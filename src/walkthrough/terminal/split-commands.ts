import { spawnSync } from 'node:child_process';

/** What a shell says of a text: a whole number of commands, the beginning of one, or none. */
export type Completeness = 'complete' | 'incomplete' | 'invalid';

/**
 * The commands of a block as the shell will take them: continued lines, loops and here-documents
 * are one command each; comments and empty lines are none.
 *
 * @returns undefined when the shell cannot parse the block
 */
export function splitCommands(
  text: string,
  judge: (text: string) => Completeness = judgeWithBash,
): string[] | undefined {
  const commands: string[] = [];
  let command = '';
  for (const line of text.split('\n')) {
    if (command === '' && /^\s*(?:#.*)?$/.test(line)) continue;
    command += command === '' ? line : `\n${line}`;
    if (judge(command) !== 'complete') continue;
    commands.push(command);
    command = '';
  }
  return command === '' ? commands : undefined;
}

/** Asks bash without running anything. */
function judgeWithBash(text: string): Completeness {
  if (/(?<!\\)(?:\\\\)*\\$/.test(text)) return 'incomplete';
  const { status, stderr } = spawnSync('bash', ['--norc', '-n'], {
    input: `${text}\n`,
    encoding: 'utf8',
    env: { LC_ALL: 'C' },
  });
  // A here-document without its end is only warned of.
  if (status === 0) return stderr === '' ? 'complete' : 'incomplete';
  return stderr.includes('unexpected end of file') || stderr.includes('unexpected EOF')
    ? 'incomplete'
    : 'invalid';
}
