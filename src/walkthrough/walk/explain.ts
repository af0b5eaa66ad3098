import { isMeantimeError, MeantimeError } from '../../protocol/errors.ts';
import { programLacking } from '../command-errors.ts';
import { commandRefused, networkUnreached, patternUnusable } from '../errors.ts';
import { findUnreached, type Unreached } from '../network/find-unreached.ts';
import { findSlip } from '../output/find-slip.ts';
import { lackingProgram } from '../tools/lacking-program.ts';
import { ensureServersRun } from './run-in-background.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { ScreenPlace } from '../terminal/render-screen.ts';
import { locate, type Asked, type Walk } from './walk.ts';

/** For a shell to come back to its prompt when its server has just ended. */
const endWithinMs = 500;

/** Where the cursor of each terminal was at a moment. */
export type Places = ReadonlyMap<Terminal, ScreenPlace>;

export function placesOf({ terminals }: Walk): Places {
  return new Map(terminals.map((terminal) => [terminal, terminal.here()]));
}

/**
 * The error that blames what is to blame for a failed action: a server that died before what needs
 * it, the writer's slip in a command before what the shell said of it, and an address that nobody
 * can reach before the page.
 *
 * @param before where the terminals were when the action began
 */
export async function explain(
  walk: Walk,
  { step, action }: Asked,
  error: unknown,
  before: Places,
): Promise<unknown> {
  if (!isMeantimeError(error) || error.location === undefined) return error;
  const servers = walk.background.map(({ terminal }) => terminal);
  await Promise.all(servers.map((terminal) => terminal.waitForPrompt(endWithinMs)));
  try {
    ensureServersRun(walk);
  } catch (dead) {
    return dead;
  }
  if (action.kind !== 'run') return error;
  const command = walk.copied ?? action.text;
  const printed = walk.terminals.flatMap((terminal) =>
    terminal.textBetween(before.get(terminal) ?? { marker: undefined, column: 0 }),
  );
  // What was never typed has no slip that shows; a pattern is the page's own matter.
  if (printed.length === 0 || error.code === patternUnusable.code) return error;
  const hint = findSlip(command);
  if (hint !== undefined) {
    const told = saysWhatShellSaid(error, printed)
      ? error
      : commandRefused.at(
          { location: locate(walk, action) },
          { step: step.title, command, printed },
        );
    const { code, title, message, location = error.location } = told;
    return new MeantimeError(message, { code, title, hint, location, cause: error });
  }
  const { location } = error;
  const lacking = lackingProgram({ ...walk.workspace, needs: walk.needs, printed });
  if (lacking?.whose === 'machine') {
    const what = { step: step.title, command, printed, program: lacking.program };
    return programLacking.at({ location, cause: error }, what);
  }
  const unreached = await askNetwork(walk, command, printed);
  if (!unreached) return error;
  const what = { step: step.title, command, printed, ...upstreamOf(walk, unreached) };
  return networkUnreached.at({ location, cause: error }, what);
}

/** False where the shell did not take a line, and the error tells of what came of the others. */
function saysWhatShellSaid({ message }: MeantimeError, printed: readonly string[]): boolean {
  const said = printed.filter((line) => line.startsWith('bash: '));
  return said.length === 0 || said.some((line) => message.includes(line));
}

/** Whoever reads it knows nothing of the registry on loopback. */
function upstreamOf({ registry }: Walk, unreached: Unreached): Unreached {
  if (!registry || !unreached.url.startsWith(registry.url)) return unreached;
  return { ...unreached, url: unreached.url.replace(registry.url, registry.upstream) };
}

function askNetwork(walk: Walk, command: string, printed: readonly string[]) {
  const servers = new Set(walk.background.map(({ terminal }) => terminal));
  const isHung = walk.terminals.some((one) => !one.atPrompt && !one.ended && !servers.has(one));
  const { env, home, folder } = walk.workspace;
  const here = walk.terminals.at(-1)?.folder ?? folder;
  return findUnreached({ command, printed, isHung, env, folders: [here, folder, home] });
}
