import { interruptKey } from '../../protocol/keys.ts';
import { serverNotStopped, serverToStopMissing } from '../command-errors.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { locate, noteScene, readOutput, type Asked, type CommandBlock, type Walk } from './walk.ts';

/**
 * Stops the latest server with Ctrl+C in its terminal, as a reader does.
 *
 * @returns the terminal, at its prompt
 * @throws MeantimeError `server-to-stop-missing`, `server-not-stopped`
 */
export async function stopServer(walk: Walk, asked: Asked<CommandBlock>): Promise<Terminal> {
  const { step, action } = asked;
  const location = locate(walk, action);
  const server = walk.background.pop();
  if (!server) throw serverToStopMissing.at({ location }, step.title);
  const { terminal, command, text } = server;
  terminal.press(interruptKey);
  const timeoutMs = walk.patience.stopMs;
  const outcome = await terminal.waitForPrompt(timeoutMs);
  const printed = readOutput(terminal, [command]);
  noteScene(walk, asked, { kind: 'press', typed: 'Ctrl+C', shown: [] });
  if (printed.join('\n').includes(walk.goal)) walk.isGoalSeen = true;
  if (outcome === 'prompt') return terminal;
  const what = { step: step.title, command: text, printed, timeoutMs };
  throw serverNotStopped.at({ location }, what);
}
