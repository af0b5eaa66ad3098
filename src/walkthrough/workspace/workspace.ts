import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { ShellName } from '../../protocol/shell-name.ts';
import type { Shell } from '../terminal/shell.ts';
import { shells } from '../terminal/shells.ts';
import { machinePath } from '../tools/machine-path.ts';
import { newcomerEnvironment } from './newcomer-environment.ts';
import { writeNpmrc } from './write-npmrc.ts';

/** A newcomer's machine: an empty HOME, an empty working folder, a shell and its environment. */
export interface Workspace {
  /** Holds all the rest; removed at the end. */
  root: string;
  home: string;
  /** Where the newcomer starts; below `home`. */
  folder: string;
  env: Record<string, string>;
  /** Folder of links, first on the newcomer's PATH. */
  programs: string;
  /** The folders on the machine's PATH. */
  machinePath: readonly string[];
  shells: Readonly<Record<ShellName, Shell>>;
  nonce: string;
}

export interface WorkspaceOptions {
  /** Existing folder in which the workspace is made. */
  parent: string;
  ownEnv: Readonly<Record<string, string | undefined>>;
  listedEnv: Readonly<Record<string, string>>;
  /** Folders in front of the newcomer's PATH, absolute. */
  given: readonly string[];
  /** Absolute path of the Node that the newcomer has. */
  node: string;
  bracketedPaste: boolean;
  /** The PATH has nothing but what is linked into `programs`, and what the newcomer installs with npm. */
  isBare: boolean;
}

export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { parent, ownEnv, listedEnv, given, node, bracketedPaste, isBare } = options;
  // Programs print real paths; so do we.
  const root = realpathSync(mkdtempSync(join(parent, 'meantime-newcomer-')));
  const home = join(root, 'home');
  const folder = join(home, 'work');
  const programs = join(root, 'bin');
  const npmrc = join(root, 'npmrc');
  // Where the newcomer installs for themself: `npm install -g`, `pip install --user`.
  const own = join(home, '.local');
  for (const made of [folder, programs]) mkdirSync(made, { recursive: true });
  if (!isBare) symlinkSync(node, join(programs, 'node'));
  writeNpmrc({ file: npmrc, prefix: own, node });
  // Installers add to it only where it exists.
  writeFileSync(join(home, '.bashrc'), '');
  const nonce = randomBytes(16).toString('hex');
  const startup = { startupFolder: join(root, 'shells'), nonce, bracketedPaste };
  mkdirSync(startup.startupFolder);
  const { bash, zsh, fish } = shells;
  const ownShells = { bash: bash(startup), zsh: zsh(startup), fish: fish(startup) };
  for (const { startupFile } of Object.values(ownShells)) {
    writeFileSync(startupFile.path, startupFile.text);
  }
  const onMachine = [...given, ...machinePath(ownEnv['PATH'] ?? '')];
  const path = [...given, join(own, 'bin'), programs, ...(isBare ? [] : onMachine)];
  const user = userInfo().username;
  const env = newcomerEnvironment({ ownEnv, listedEnv, home, user, path, npmrc });
  return { root, home, folder, env, programs, machinePath: onMachine, shells: ownShells, nonce };
}

export function removeWorkspace({ root }: Workspace): void {
  // A program that was ended a moment ago may still have written.
  rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
