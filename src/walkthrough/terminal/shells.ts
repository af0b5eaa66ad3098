import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { ShellName } from '../../protocol/shell-name.ts';
import { bash } from './bash.ts';
import { fish } from './fish.ts';
import type { Shell, ShellOptions } from './shell.ts';
import { zsh } from './zsh.ts';

/** How each shell is started. */
export const shells: Readonly<Record<ShellName, (options: ShellOptions) => Shell>> = {
  bash,
  zsh,
  fish,
};

/** Whether the newcomer has the shell. */
export function hasShell(name: ShellName, path: string): boolean {
  return path.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
