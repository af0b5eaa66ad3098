import { shellMissing } from '../command-errors.ts';
import { hasShell } from '../terminal/shells.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { freeTerminal, locate, type Asked, type CommandBlock, type Walk } from './walk.ts';

/**
 * The terminal for a block of commands: of the shell that they need.
 *
 * @throws MeantimeError `shell-missing`
 */
export async function shellTerminal(
  walk: Walk,
  { step, action }: Asked<CommandBlock>,
): Promise<Terminal> {
  const { shell = 'bash' } = action;
  if (shell !== 'bash' && !hasShell(shell, walk.workspace.env['PATH'] ?? '')) {
    throw shellMissing.at({ location: locate(walk, action) }, step.title, shell);
  }
  return freeTerminal(walk, shell);
}
