import type { ShellName } from '../../protocol/shell-name.ts';

/** How a shell is started so that its prompts can be told from what programs print. */
export interface Shell {
  name: ShellName;
  file: string;
  args: string[];
  /** What it is told by its environment. */
  env?: Record<string, string>;
  /** The start-up file that it reads, and its text. */
  startupFile: { path: string; text: string };
}

/** Number of the operating system command that carries the marks. */
export const markCode = 7337;

export interface ShellOptions {
  /** Folder for its start-up file; outside HOME, which is the newcomer's own. */
  startupFolder: string;
  /** Random text that no program can know; marks without it are none. */
  nonce: string;
  /** False for a shell that takes pasted lines as typed, as older ones do. */
  bracketedPaste: boolean;
}
