import { join } from 'node:path';
import { markCode, type Shell, type ShellOptions } from './shell.ts';

/**
 * An interactive bash whose prompts carry invisible marks:
 * `C;status;parts;pending` before each command, of the one before it,
 * `E;status;command` when one command of several failed,
 * `N;program` when a program was not found, also where nothing looks at how it ended,
 * `D;status;parts;pending;folder` when it waits for the next line, and
 * `A` as part of the prompt itself.
 *
 * `parts` are the statuses of the parts of the last pipeline; `pending` is 1 while typed input is left.
 */
export function bash({ startupFolder, nonce, bracketedPaste }: ShellOptions): Shell {
  const startupPath = join(startupFolder, 'bashrc');
  return {
    name: 'bash',
    file: 'bash',
    args: ['--noprofile', '--rcfile', startupPath, '-i'],
    // A shell that a page starts in place of this one, or within it, finds its marks by this.
    env: { PROMPT_COMMAND: promptCommand(startupPath) },
    startupFile: { path: startupPath, text: renderStartup(nonce, startupPath, bracketedPaste) },
  };
}

const statusKept = '__meantime_status=$? __meantime_parts="${PIPESTATUS[*]}"';

function promptCommand(startupPath: string): string {
  const isThere = 'declare -F __meantime_prompt >/dev/null';
  return `${statusKept}; ${isThere} || __meantime_nested=1 . '${startupPath}'; __meantime_prompt`;
}

// Lines typed ahead would be shown in the middle of what the command before them prints.
const echoOff = 'stty -echo\n';

function renderStartup(nonce: string, startupPath: string, bracketedPaste: boolean): string {
  const mark = `\\e]${markCode};${nonce}`;
  // Bash calls the trap by the rules of `set -e`: not for what `if`, `&&` or `||` look at. What goes
  // wrong within files that are sourced is theirs.
  return `# A person's terminal reads ~/.bashrc in each tab, and installers rely on it.
[ -n "$__meantime_nested" ] || { [ -f ~/.bashrc ] && . ~/.bashrc; }
bind 'set enable-bracketed-paste ${bracketedPaste ? 'on' : 'off'}'
${bracketedPaste ? '' : echoOff}__meantime_failed() {
  local status=$?
  ((\${#BASH_SOURCE[@]} > 1)) || printf '${mark};E;%s;%s\\a' "$status" "\${1@Q}" >/dev/tty
  return $status
}
command_not_found_handle() {
  printf '${mark};N;%s\\a' "$1" >/dev/tty
  printf 'bash: %s: command not found\\n' "$1" >&2
  return 127
}
__meantime_prompt() {
  local pending=0
  read -t 0 && pending=1
  printf '${mark};D;%s;%s;%s;%s\\a' "$__meantime_status" "$__meantime_parts" "$pending" "$PWD"
  case $PS0 in *'${nonce}'*) ;; *) PS0='${mark};C;$?;\${PIPESTATUS[*]};$(read -t 0 && printf 1)\\a'"$PS0" ;; esac
  case $PS1 in *'${nonce}'*) ;; *) PS1="$PS1"'\\[${mark};A\\a\\]' ;; esac
}
trap '__meantime_failed "$BASH_COMMAND"' ERR
PROMPT_COMMAND=${quoted(promptCommand(startupPath))}
[ -n "$__meantime_nested" ] || PS1='$ '
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
