import type { SourceLocation } from '../../protocol/errors.ts';
import {
  commandFailed,
  commandRefused,
  commandTimedOut,
  linesSwallowed,
  outputDiffers,
  patternUnusable,
  shellEnded,
} from '../errors.ts';
import { matchOutput } from '../output/match-output.ts';
import type { ActionResult } from '../result.ts';
import { splitCommands } from '../terminal/split-commands.ts';
import type { ScreenPlace } from '../terminal/render-screen.ts';
import type { Terminal, TerminalCommand } from '../terminal/terminal.ts';
import { giveAnswers } from './give-answers.ts';
import { causeOf, copyFilled, freeTerminal, locate, noteShown, readOutput } from './walk.ts';
import type { Asked, CommandBlock, Walk } from './walk.ts';

/** A block of commands while it is judged. */
interface JudgedBlock {
  walk: Walk;
  asked: Asked<CommandBlock>;
  terminal: Terminal;
  /** The block as pasted. */
  text: string;
  /** The commands in it; absent when the shell cannot parse it. */
  expected: string[] | undefined;
  /** Where the block was pasted. */
  from: ScreenPlace;
  /** The commands that the shell accepted. */
  accepted: TerminalCommand[];
  location: SourceLocation;
}

/**
 * Copies a block of commands, pastes it, answers what it asks and waits for the prompt;
 * then judges how it ended and what it printed.
 *
 * @returns one result for the block and one for each answer
 * @throws MeantimeError when the page is wrong
 */
export async function runCommands(walk: Walk, asked: Asked<CommandBlock>): Promise<ActionResult[]> {
  const { action, answers = [] } = asked;
  const { clock, patience } = walk;
  const location = locate(walk, action);
  const text = await copyFilled(walk, asked);
  const terminal = await freeTerminal(walk);
  const before = terminal.commands.length;
  const from = terminal.here();
  const startMs = clock();
  terminal.paste(text);
  terminal.enter();
  const answersTyped = await giveAnswers({ walk, asked, answers, terminal, before, text });
  const outcome = await terminal.waitForPrompt(patience.commandMs);

  const accepted = terminal.commands.slice(before);
  noteShown(walk, `$ ${text}`, readOutput(terminal, accepted));
  const ran = {
    walk,
    asked,
    terminal,
    text,
    expected: splitCommands(text),
    from,
    accepted,
    location,
  };
  if (outcome !== 'prompt') throw unfinished(ran, outcome);
  judgeEnds(ran);
  judgeOutput(ran);
  return results(ran, startMs, answersTyped);
}

function unfinished(ran: JudgedBlock, outcome: 'ended' | 'timeout'): Error {
  const { walk, asked, terminal, text, expected = [], accepted, location } = ran;
  const last = Math.max(accepted.length - 1, 0);
  const what = {
    step: asked.step.title,
    command: expected[last] ?? text,
    printed: readOutput(terminal, accepted.slice(-1)),
  };
  if (outcome === 'ended') return shellEnded.at({ location }, what);
  // Its terminal is taken for good.
  walk.free = undefined;
  const timeoutMs = walk.patience.commandMs;
  return commandTimedOut.at(
    { location },
    { ...what, timeoutMs, waiting: expected.slice(last + 1) },
  );
}

function judgeEnds(ran: JudgedBlock): void {
  const { walk, asked, terminal, text, expected, accepted, location } = ran;
  const failed = accepted.findIndex(({ exitStatus }) => exitStatus !== 0);
  const exitStatus = accepted[failed]?.exitStatus ?? terminal.lastExitStatus;
  const printed = readOutput(terminal, failed < 0 ? accepted : accepted.slice(failed, failed + 1));
  if (failed >= 0 || exitStatus !== 0) {
    const command = expected?.[failed] ?? text;
    const cause = causeOf(walk, printed);
    throw commandFailed.at(
      { location },
      { step: asked.step.title, command, exitStatus, printed, cause },
    );
  }
  if (expected === undefined || accepted.length >= expected.length) return;
  if (accepted.length === 0) {
    const what = { step: asked.step.title, command: text, printed: terminal.textBetween(ran.from) };
    throw commandRefused.at({ location }, what);
  }
  const swallowed = expected.slice(accepted.length);
  const command = expected[accepted.length - 1] ?? text;
  throw linesSwallowed.at({ location }, { step: asked.step.title, command, swallowed, printed });
}

function judgeOutput({ walk, asked, terminal, text, accepted }: JudgedBlock): void {
  const { step, action } = asked;
  if (!action.output) return;
  const location = locate(walk, action.output);
  const came = readOutput(terminal, accepted);
  const match = matchOutput({ expected: action.output.text, came });
  if (match.result === 'unusable') {
    throw patternUnusable.at({ location }, step.title, match.pattern, match.problem);
  }
  if (match.result === 'matches') return;
  const { difference } = match;
  throw outputDiffers.at({ location }, { step: step.title, command: text, difference });
}

function results(
  ran: JudgedBlock,
  startMs: number,
  answersTyped: readonly number[],
): ActionResult[] {
  const { asked, terminal } = ran;
  const startsMs = [startMs, ...answersTyped];
  return [asked.action, ...(asked.answers ?? [])].map(({ kind, line }, index) => ({
    kind,
    ...(line === undefined ? {} : { line }),
    machineMs: Math.round((startsMs[index + 1] ?? terminal.promptAtMs) - (startsMs[index] ?? 0)),
    ...(kind === 'run' ? { exitStatus: 0 } : {}),
  }));
}
