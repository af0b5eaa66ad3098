import { join } from 'node:path';
import { markCode, type Shell, type ShellOptions } from './shell.ts';

/**
 * An interactive fish with the marks that `bash` has, but for those of commands within a line and of
 * what is typed ahead. It keeps a line that it cannot parse, so such a line must not be pasted.
 */
export function fish({ startupFolder, nonce }: ShellOptions): Shell {
  const mark = `\\e]${markCode};${nonce}`;
  const path = join(startupFolder, 'startup.fish');
  return {
    name: 'fish',
    file: 'fish',
    args: ['-i', '-C', `source ${path}`],
    startupFile: {
      path,
      text: `set -g fish_greeting
function __meantime_preexec --on-event fish_preexec
  printf '${mark};C;0;;\\a'
end
function __meantime_postexec --on-event fish_postexec
  set -l ended $status "$pipestatus"
  printf '${mark};D;%s;%s;0;%s\\a' $ended $PWD
end
function fish_prompt
  printf '> ${mark};A\\a'
end
printf '${mark};D;0;0;0;%s\\a' $PWD
`,
    },
  };
}
