import { join } from 'node:path';
import { markCode, type Shell, type ShellOptions } from './shell.ts';

/** An interactive zsh with the marks that `bash` has, but for those of commands within a line. */
export function zsh({ startupFolder, nonce, bracketedPaste }: ShellOptions): Shell {
  const mark = `\\e]${markCode};${nonce}`;
  return {
    name: 'zsh',
    file: 'zsh',
    args: ['-d', '-i'],
    env: { ZDOTDIR: startupFolder },
    startupFile: {
      path: join(startupFolder, '.zshrc'),
      // The mark of a line without its end would be part of what the next command prints.
      text: `unset ZDOTDIR
[[ -f ~/.zshrc ]] && . ~/.zshrc
unsetopt PROMPT_SP
zmodload zsh/zselect
${bracketedPaste ? '' : 'unset zle_bracketed_paste\n'}__meantime_preexec() {
  local pending=0
  zselect -t 0 -r 0 && pending=1
  printf '${mark};C;0;;%s\\a' $pending
}
__meantime_precmd() {
  local state=$? parts="$pipestatus" pending=0
  zselect -t 0 -r 0 && pending=1
  printf '${mark};D;%s;%s;%s;%s\\a' $state $parts $pending $PWD
}
autoload -Uz add-zsh-hook
add-zsh-hook preexec __meantime_preexec
add-zsh-hook precmd __meantime_precmd
PS1='%# '$'%{${mark};A\\a%}'
`,
    },
  };
}
