import type { SourceLocation } from '../../protocol/errors.ts';
import { commandUnfinished, partFailed } from '../command-errors.ts';
import {
  commandFailed,
  commandRefused,
  commandTimedOut,
  linesSwallowed,
  shellEnded,
} from '../errors.ts';
import type { BlockCommand } from '../terminal/split-commands.ts';
import type { Terminal, TerminalCommand } from '../terminal/terminal.ts';
import { awaitEnd, notAsked, type AnswerQueue } from './give-answers.ts';
import { partOf } from './pipeline-part.ts';
import { causeOf, locate, readOutput, type Asked, type CommandBlock, type Walk } from './walk.ts';

/** A command of a block while it is run and judged. */
export interface RunningCommand {
  walk: Walk;
  asked: Asked<CommandBlock>;
  terminal: Terminal;
  command: BlockCommand;
  /** What stands below it in the block. */
  below: readonly BlockCommand[];
  /** What is still to be answered in the block. */
  answers: AnswerQueue;
}

/** A part of a pipeline that another one ended, as `head` does when it has read enough. */
const endedByPipe = 141;

/**
 * Pastes one command, answers what it asks, waits for the prompt and judges how it ended.
 *
 * @returns what the shell took of it
 * @throws MeantimeError when a reader would see it go wrong
 */
export async function runCommand(running: RunningCommand): Promise<TerminalCommand[]> {
  const { asked, terminal, command, below, answers } = running;
  const location = locateCommand(running);
  const what = { step: asked.step.title, command: command.text };
  if (command.state === 'incomplete') throw commandUnfinished.at({ location }, what);
  const before = terminal.commands.length;
  const from = terminal.here();
  terminal.paste(command.text);
  // What is asked of it is answered by the page, and not by what stands below.
  if (below.length > 0 && answers.left.length === 0) terminal.enterTypingAhead();
  else terminal.enter();
  const outcome = await awaitEnd(running, before);
  const accepted = terminal.commands.slice(before);
  if (outcome !== 'prompt') throw unfinished(running, accepted, outcome);
  if (accepted.length === 0) {
    const shown = terminal.textBetween(from).slice(0, -1);
    throw commandRefused.at({ location }, { ...what, printed: shown });
  }
  for (const one of accepted) judgeEnd(running, one);
  return accepted;
}

/** The line of the command itself, where the block was copied line for line. */
export function locateCommand({
  walk,
  asked: { action },
  command,
}: Pick<RunningCommand, 'walk' | 'asked' | 'command'>): SourceLocation {
  const lines = action.text.split('\n');
  const [first = ''] = command.text.split('\n');
  const index = lines[command.line] === first ? command.line : lines.indexOf(first);
  if (action.line === undefined || index < 0) return locate(walk, action);
  // Of a session the block has more than the commands.
  return locate(walk, { line: action.line + 1 + (action.lines?.[index] ?? index) });
}

function judgeEnd(running: RunningCommand, accepted: TerminalCommand): void {
  const { walk, asked, terminal, command, below } = running;
  const location = locateCommand(running);
  const printed = readOutput(terminal, [accepted]);
  const what = { step: asked.step.title, command: command.text, printed };
  const { exitStatus = 0, partStatuses, failures, typedAhead } = accepted;
  // What took something from there may well have failed over it.
  if (typedAhead.atStart && typedAhead.atEnd === false && below.length > 0) {
    throw linesSwallowed.at({ location }, { ...what, swallowed: below.map(({ text }) => text) });
  }
  const cause = causeOf(walk, printed);
  if (exitStatus !== 0) throw commandFailed.at({ location }, { ...what, exitStatus, cause });
  const [failure] = failures;
  if (failure) throw partFailed.at({ location }, { ...what, ...failure, part: failure.command });
  const index = partStatuses.findIndex((status) => status !== 0 && status !== endedByPipe);
  if (partStatuses.length > 1 && index >= 0) {
    const part = partOf(command.text, index, partStatuses.length);
    const failed = { part, exitStatus: partStatuses[index] ?? 0 };
    throw partFailed.at({ location }, { ...what, ...failed, cause });
  }
}

function unfinished(
  running: RunningCommand,
  accepted: readonly TerminalCommand[],
  outcome: 'ended' | 'timeout',
): Error {
  const { walk, asked, terminal, command, below, answers } = running;
  const location = locateCommand(running);
  const printed = readOutput(terminal, accepted.slice(-1));
  const what = { step: asked.step.title, command: command.text, printed };
  if (outcome === 'ended') return shellEnded.at({ location }, what);
  // Its terminal is taken for good.
  walk.free = undefined;
  const [answer] = answers.left;
  if (answer) return notAsked(running, answer, printed);
  const timeoutMs = walk.patience.commandMs;
  const waiting = below.map(({ text }) => text);
  return commandTimedOut.at({ location }, { ...what, timeoutMs, waiting });
}
