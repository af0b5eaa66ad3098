import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { ShellName } from '../../protocol/shell-name.ts';
import type { Shell } from '../terminal/shell.ts';
import { shells } from '../terminal/shells.ts';
import { newcomerEnvironment } from './newcomer-environment.ts';

/** A newcomer's machine: an empty HOME, an empty working folder, a shell and its environment. */
export interface Workspace {
  /** Holds all the rest; removed at the end. */
  root: string;
  home: string;
  /** Where the newcomer starts; below `home`. */
  folder: string;
  env: Record<string, string>;
  shells: Readonly<Record<ShellName, Shell>>;
  nonce: string;
}

export interface WorkspaceOptions {
  /** Existing folder in which the workspace is made. */
  parent: string;
  ownEnv: Readonly<Record<string, string | undefined>>;
  listedEnv: Readonly<Record<string, string>>;
  /** Absolute path of the Node that the newcomer has. */
  node: string;
  bracketedPaste: boolean;
}

export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { parent, ownEnv, listedEnv, node, bracketedPaste } = options;
  // Programs print real paths; so do we.
  const root = realpathSync(mkdtempSync(join(parent, 'meantime-newcomer-')));
  const home = join(root, 'home');
  const folder = join(home, 'work');
  const programs = join(root, 'bin');
  mkdirSync(folder, { recursive: true });
  mkdirSync(programs);
  symlinkSync(node, join(programs, 'node'));
  // Installers add to it only where it exists.
  writeFileSync(join(home, '.bashrc'), '');
  const nonce = randomBytes(16).toString('hex');
  const startup = { startupFolder: join(root, 'shells'), nonce, bracketedPaste };
  mkdirSync(startup.startupFolder);
  const { bash, zsh, fish } = shells;
  const own = { bash: bash(startup), zsh: zsh(startup), fish: fish(startup) };
  for (const { startupFile } of Object.values(own)) {
    writeFileSync(startupFile.path, startupFile.text);
  }
  const env = newcomerEnvironment({ ownEnv, listedEnv, home, user: userInfo().username, programs });
  return { root, home, folder, env, shells: own, nonce };
}

export function removeWorkspace({ root }: Workspace): void {
  // A program that was ended a moment ago may still have written.
  rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
