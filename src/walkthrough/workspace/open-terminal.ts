import { Terminal } from '../terminal/terminal.ts';
import { shellNotStarted } from '../errors.ts';
import type { Workspace } from './workspace.ts';

/** A shell that is stuck; one that fails ends. */
const startupTimeoutMs = 120_000;

/**
 * Opens a terminal in the newcomer's workspace and waits for its first prompt.
 *
 * @throws MeantimeError `shell-not-started`
 */
export async function openTerminal(
  { shell, nonce, env }: Workspace,
  { folder, clock }: { folder: string; clock: () => number },
): Promise<Terminal> {
  const terminal = new Terminal({ shell, nonce, env, folder, clock });
  const outcome = await terminal.waitForPrompt(startupTimeoutMs);
  if (outcome === 'prompt') return terminal;
  terminal.hangUp();
  throw shellNotStarted(shell.file, terminal.recording.events.map(([, data]) => data).join(''));
}
