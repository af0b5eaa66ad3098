import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { endProcesses } from '../../src/walkthrough/terminal/end-processes.ts';
import { openTerminal as open } from '../../src/walkthrough/workspace/open-terminal.ts';
import { createWorkspace, type Workspace } from '../../src/walkthrough/workspace/workspace.ts';
import type { Terminal } from '../../src/walkthrough/terminal/terminal.ts';
import type { ShellName } from '../../src/protocol/shell-name.ts';
import { stuckAfterMs } from './stuck-after.ts';

interface OpenOptions {
  bracketedPaste?: boolean;
  env?: Record<string, string>;
  shell?: ShellName;
}

/** A newcomer's terminal at its first prompt; gone, with all that was started in it, after the test. */
export async function openTerminal(
  options: OpenOptions = {},
): Promise<{ terminal: Terminal; workspace: Workspace }> {
  const parent = mkdtempSync(join(tmpdir(), 'meantime-terminal-'));
  const workspace = createWorkspace({
    parent,
    ownEnv: process.env,
    listedEnv: options.env ?? {},
    node: process.execPath,
    bracketedPaste: options.bracketedPaste ?? true,
    isBare: false,
    given: [],
  });
  const terminal = await open(workspace, {
    folder: workspace.folder,
    clock: () => performance.now(),
    ...(options.shell && { shell: options.shell }),
  });
  onTestFinished(async () => {
    terminal.hangUp();
    await endProcesses({ home: workspace.home, sessions: [terminal.pid] });
    rmSync(parent, { recursive: true, force: true });
  });
  return { terminal, workspace };
}

/** Pastes a block, presses Enter and waits for the prompt; what each command printed and how it ended. */
export async function runInTerminal(
  terminal: Terminal,
  text: string,
): Promise<{ outcome: string; lines: string[]; statuses: (number | undefined)[] }> {
  const before = terminal.commands.length;
  terminal.paste(text);
  terminal.enter();
  const outcome = await terminal.waitForPrompt(stuckAfterMs);
  const commands = terminal.commands.slice(before);
  return {
    outcome,
    lines: commands.flatMap(({ start, end }) => terminal.textBetween(start, end)),
    statuses: commands.map(({ exitStatus }) => exitStatus),
  };
}
