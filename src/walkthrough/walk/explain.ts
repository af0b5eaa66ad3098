import { isMeantimeError, MeantimeError } from '../../protocol/errors.ts';
import { findSlip } from '../output/find-slip.ts';
import { ensureServersRun } from './run-in-background.ts';
import type { Asked, Walk } from './walk.ts';

/** What a shell makes of a slip in the text of its commands. */
const slipsShowAs = new Set([
  'command-failed',
  'command-refused',
  'command-timed-out',
  'lines-swallowed',
  'output-differs',
  'prompt-not-shown',
  'server-ended',
  'server-not-ready',
]);

/** For a shell to come back to its prompt when its server has just ended. */
const endWithinMs = 500;

/**
 * The error that blames what is to blame for a failed action: a server that died before what needs
 * it, and the writer's slip in a command before what the shell said of it.
 */
export async function explain(walk: Walk, { action }: Asked, error: unknown): Promise<unknown> {
  if (!isMeantimeError(error) || error.location === undefined) return error;
  const servers = walk.background.map(({ terminal }) => terminal);
  await Promise.all(servers.map((terminal) => terminal.waitForPrompt(endWithinMs)));
  try {
    ensureServersRun(walk);
  } catch (dead) {
    return dead;
  }
  if (action.kind !== 'run' || !slipsShowAs.has(error.code)) return error;
  const hint = findSlip(action.text);
  if (hint === undefined) return error;
  const { code, title, message, location } = error;
  return new MeantimeError(message, { code, title, hint, location, cause: error });
}
