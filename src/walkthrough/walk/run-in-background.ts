import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import {
  addressTaken,
  commandRefused,
  outputDiffers,
  patternUnusable,
  serverEnded,
  serverNotReady,
} from '../errors.ts';
import { readForeground } from '../terminal/foreground.ts';
import { matchOutput, type OutputMatch } from '../output/match-output.ts';
import type { ActionResult } from '../result.ts';
import { judges, splitCommands, type PastedCommand } from '../terminal/split-commands.ts';
import type { Terminal, TerminalCommand } from '../terminal/terminal.ts';
import { shellTerminal } from './shell-terminal.ts';
import { stopServer } from './stop-server.ts';
import { runCommand } from './run-command.ts';
import { causeOf, copyFilled, locate, noteLasting, readOutput, readScreen } from './walk.ts';
import type { Asked, BackgroundCommand, CommandBlock, Walk } from './walk.ts';

const askEveryMs = 50;

/**
 * Starts a command that runs on and waits until it is ready. Its terminal is taken from then on,
 * so the commands after it go to another tab.
 *
 * @throws MeantimeError when the page is wrong
 */
export async function runInBackground(
  walk: Walk,
  asked: Asked<CommandBlock>,
): Promise<ActionResult> {
  const { step, action } = asked;
  const { clock } = walk;
  const location = locate(walk, action);
  const text = await copyFilled(walk, asked);
  const what = { step: step.title, command: text, location };
  const stopped = action.stop ? await stopServer(walk, asked) : undefined;
  await ensureFree(walk, action.ready, what);

  const terminal = stopped ?? (await shellTerminal(walk, asked));
  const startMs = clock();
  const commands = splitCommands(text, judges[asked.action.shell ?? 'bash']);
  const served = await runFirst({ walk, asked, terminal, commands });
  const before = terminal.commands.length;
  const from = terminal.here();
  terminal.paste(served);
  terminal.enter();
  // Another tab, at whose prompt the newcomer was, stays so.
  if (walk.free === terminal) walk.free = undefined;
  const server = { walk, asked, terminal, before, text };
  noteLasting(walk, asked, {
    ...{ kind: 'run', typed: text },
    shown: () => readScreen(terminal, terminal.commands.slice(before)),
  });
  const isReady = await waitUntilReady(server);
  const machineMs = Math.round(clock() - startMs);

  if (terminal.commands.length === before && terminal.atPrompt) {
    const what = { step: step.title, command: text, printed: terminal.textBetween(from) };
    throw commandRefused.at({ location }, what);
  }
  const command = terminal.commands.at(-1);
  const started = {
    terminal,
    text,
    step: step.title,
    location,
    isReady: isReady && action.ready !== undefined,
  };
  if (!command || hasEnded(terminal)) throw endedError(walk, { ...started, command });
  if (!isReady) throw notReady(server);
  await waitForOutput(server);
  walk.background.push({ ...started, command });
  return { kind: 'run', ...(action.line === undefined ? {} : { line: action.line }), machineMs };
}

interface Serving {
  walk: Walk;
  asked: Asked<CommandBlock>;
  terminal: Terminal;
  commands: readonly PastedCommand[];
}

/** Runs what stands before the command that runs on, and gives that one back. */
async function runFirst({ walk, asked, terminal, commands }: Serving): Promise<string> {
  const answers = { left: [], given: [], typedAtMs: [] };
  for (const [index, command] of commands.entries()) {
    const below = commands.slice(index + 1);
    if (below.length === 0 && command.state !== 'incomplete') return command.text;
    await runCommand({ walk, asked, terminal, command, below, answers });
  }
  return '';
}

/** @throws MeantimeError `server-ended` when a command that should run on has come to an end */
export function ensureServersRun(walk: Walk): void {
  const ended = walk.background.find(({ terminal }) => hasEnded(terminal));
  if (ended) throw endedError(walk, ended);
}

interface Server {
  walk: Walk;
  asked: Asked<CommandBlock>;
  terminal: Terminal;
  /** How many commands the terminal had accepted before. */
  before: number;
  text: string;
}

/** True when ready; false when it ended first or time is up. */
async function waitUntilReady({ walk, asked, terminal, before }: Server): Promise<boolean> {
  const { ready } = asked.action;
  const { readyMs } = walk.patience;
  const isUrl = ready !== undefined && /^https?:\/\//.test(ready);
  const giveUp = new AbortController();
  const answered = isUrl ? whenAnswers(ready, giveUp.signal) : undefined;
  const shown = terminal.waitFor(() => {
    if (giveUp.signal.aborted || hasEnded(terminal)) return false;
    const commands = terminal.commands.slice(before);
    if (commands.length === 0 || isUrl) return undefined;
    if (ready === undefined) return true;
    return readOutput(terminal, commands).join('\n').includes(ready) ? true : undefined;
  }, readyMs);
  const isReady = await Promise.race(answered ? [answered, shown] : [shown]);
  giveUp.abort();
  return isReady === true;
}

async function whenAnswers(url: string, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if (await answers(url, signal)) return true;
    await pause(askEveryMs);
  }
  return false;
}

/** True when something at the address answers without an error of its own. */
async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal, redirect: 'manual' });
    await response.body?.cancel();
    return response.status < 500;
  } catch {
    return false;
  }
}

async function ensureFree(
  { patience, background }: Walk,
  ready: string | undefined,
  { location, ...what }: { step: string; command: string; location: BackgroundCommand['location'] },
): Promise<void> {
  if (ready === undefined || !URL.canParse(ready)) return;
  const url = new URL(ready);
  if (!(await isTaken(url, patience.readyMs))) return;
  const isOwn = background.some(({ terminal }) =>
    readForeground(terminal.pid)?.ports.includes(portOf(url)),
  );
  throw addressTaken.at({ location }, { ...what, ready, isOwn });
}

/** True when something listens there, whether or not it ever answers: nothing else can then. */
function isTaken(url: URL, timeoutMs: number): Promise<boolean> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({ host, port: portOf(url), timeout: timeoutMs });
    const settle = (taken: boolean): void => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', () => {
      settle(true);
    });
    for (const event of ['error', 'timeout'])
      socket.once(event, () => {
        settle(false);
      });
  });
}

function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}

/** Waits until what it printed so far is what the page shows. */
async function waitForOutput({ walk, asked, terminal, before, text }: Server): Promise<void> {
  const { step, action } = asked;
  const { output } = action;
  if (!output) return;
  let match: OutputMatch | undefined;
  await terminal.waitFor(() => {
    const came = readOutput(terminal, terminal.commands.slice(before));
    match = matchOutput({ expected: output.text, came });
    return match.result === 'differs' && !hasEnded(terminal) ? undefined : true;
  }, walk.patience.readyMs);
  const location = locate(walk, output);
  if (match?.result === 'unusable') {
    throw patternUnusable.at({ location }, step.title, match.pattern, match.problem);
  }
  if (match?.result !== 'differs') return;
  const { difference } = match;
  throw outputDiffers.at({ location }, { step: step.title, command: text, difference });
}

function hasEnded(terminal: Terminal): boolean {
  return terminal.ended !== undefined || terminal.atPrompt;
}

type Started = Omit<BackgroundCommand, 'command'> & { command: TerminalCommand | undefined };

function endedError(
  walk: Walk,
  { terminal, command, text, step, location, isReady }: Started,
): Error {
  const printed = command ? readOutput(terminal, [command]) : [];
  const cause = causeOf(walk, text, printed);
  const exitStatus = command?.exitStatus;
  return serverEnded.at({ location }, { step, command: text, exitStatus, printed, cause, isReady });
}

function notReady({ walk, asked, terminal, before, text }: Server): Error {
  const { step, action } = asked;
  const printed = readOutput(terminal, terminal.commands.slice(before));
  return serverNotReady.at(
    { location: locate(walk, action) },
    {
      step: step.title,
      command: text,
      printed,
      ready: action.ready ?? 'started',
      timeoutMs: walk.patience.readyMs,
    },
  );
}
