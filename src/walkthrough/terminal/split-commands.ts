import { spawnSync } from 'node:child_process';

/** What a shell says of a text: a whole number of commands, the beginning of one, or none. */
export type Completeness = 'complete' | 'incomplete' | 'invalid';

/** One command of a block, as the shell will take it. */
export interface BlockCommand {
  text: string;
  /** Index of its first line in the block. */
  line: number;
  /** `invalid`: the shell will refuse it. `incomplete`: it would wait for the rest. */
  state: Completeness;
}

/**
 * The commands of a block: continued lines, loops and here-documents are one command each; comments
 * and empty lines are none. What the shell cannot parse stands for itself, so that what follows it
 * can be told apart; only the last one can be incomplete.
 */
export function splitCommands(
  text: string,
  judge: (text: string) => Completeness = judgeWithBash,
): BlockCommand[] {
  const commands: BlockCommand[] = [];
  let open: BlockCommand | undefined;
  for (const [line, content] of text.split('\n').entries()) {
    if (!open && /^\s*(?:#.*)?$/.test(content)) continue;
    open = open
      ? { ...open, text: `${open.text}\n${content}` }
      : { text: content, line, state: 'incomplete' };
    open.state = judge(open.text);
    if (open.state === 'incomplete') continue;
    commands.push(open);
    open = undefined;
  }
  return open ? [...commands, open] : commands;
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
