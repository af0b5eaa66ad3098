import { spawnSync } from 'node:child_process';
import type { ShellName } from '../../protocol/shell-name.ts';

/** What a shell says of a text: a whole number of commands, the beginning of one, or none. */
export type Completeness = 'complete' | 'incomplete' | 'invalid';

/** One command of a block, as the shell will take it. */
export interface PastedCommand {
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
  judge: (text: string) => Completeness = judges.bash,
): PastedCommand[] {
  const commands: PastedCommand[] = [];
  let open: PastedCommand | undefined;
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

const endsInBackslash = /(?<!\\)(?:\\\\)*\\$/;

// A here-document without its end is only warned of.
const judgeWithBash = judgeWith(
  ['bash', '--norc', '-n'],
  /unexpected end of file|unexpected EOF|here-document/,
);
const judgeWithZsh = judgeWith(['zsh', '-f', '-n'], /parse error near `\\n'|unmatched ['"`]/);

/** What each shell says, without running anything. */
export const judges: Readonly<Record<ShellName, (text: string) => Completeness>> = {
  bash: judgeWithBash,
  // It says nothing of a here-document without its end.
  zsh: (text) =>
    /<<-?\s*\\?['"]?\w/.test(text) && judgeWithBash(text) === 'incomplete'
      ? 'incomplete'
      : judgeWithZsh(text),
  fish: judgeWithFish,
};

// It reads no text to check from what is piped into it, and says so with status 0.
function judgeWithFish(text: string): Completeness {
  if (endsInBackslash.test(text)) return 'incomplete';
  const { stderr } = ask('fish', ['--no-config', '-n', '-c', text]);
  if (/Missing end|not balanced|Unexpected end of|end of the input/.test(stderr))
    return 'incomplete';
  return stderr === '' ? 'complete' : 'invalid';
}

function judgeWith(
  [file, ...args]: readonly [string, ...string[]],
  lacksMore: RegExp,
): (text: string) => Completeness {
  return (text) => {
    if (endsInBackslash.test(text)) return 'incomplete';
    const { status, stderr } = ask(file, args, `${text}\n`);
    if (lacksMore.test(stderr)) return 'incomplete';
    return status === 0 ? 'complete' : 'invalid';
  };
}

function ask(file: string, args: readonly string[], input = '') {
  const env = { LC_ALL: 'C', PATH: process.env['PATH'] };
  return spawnSync(file, args, { input, encoding: 'utf8', env });
}
