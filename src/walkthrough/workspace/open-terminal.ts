import type { ShellName } from '../../protocol/shell-name.ts';
import { markDescriptor } from '../terminal/end-processes.ts';
import type { Shell } from '../terminal/shell.ts';
import { Terminal } from '../terminal/terminal.ts';
import { shellNotStarted } from '../errors.ts';
import type { Workspace } from './workspace.ts';

/** A shell that is stuck; one that fails ends. */
const startupTimeoutMs = 120_000;

interface TerminalStart {
  folder: string;
  clock: () => number;
  shell?: ShellName;
}

/**
 * Opens a terminal in the newcomer's workspace and waits for its first prompt.
 *
 * @throws MeantimeError `shell-not-started`
 */
export async function openTerminal(
  { shells, nonce, env, home }: Workspace,
  { folder, clock, shell: name = 'bash' }: TerminalStart,
): Promise<Terminal> {
  const shell = shells[name];
  const terminal = new Terminal({ shell: marked(shell, home), nonce, env, folder, clock });
  const outcome = await terminal.waitForPrompt(startupTimeoutMs);
  if (outcome === 'prompt') return terminal;
  terminal.hangUp();
  throw shellNotStarted(shell.file, terminal.recording.events.map(([, data]) => data).join(''));
}

/** The shell with the open file that all its children inherit, whatever else they drop. */
function marked(shell: Shell, home: string): Shell {
  const script = `exec ${markDescriptor}<"$0"; exec "$@"`;
  return { ...shell, file: 'sh', args: ['-c', script, home, shell.file, ...shell.args] };
}
