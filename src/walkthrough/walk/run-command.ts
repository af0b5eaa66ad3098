import type { SourceLocation } from '../../protocol/errors.ts';
import {
  commandRunsOn,
  commandSucceeded,
  commandUnfinished,
  commandWaits,
  failsOtherwise,
  partFailed,
  shellComplained,
} from '../command-errors.ts';
import {
  commandFailed,
  commandRefused,
  commandTimedOut,
  linesSwallowed,
  shellEnded,
} from '../errors.ts';
import type { TerminalCommand } from '../terminal/terminal.ts';
import { awaitEnd, notAsked, type CommandEnd } from './give-answers.ts';
import { judgeAnswers, refusedAnswer } from './judge-answers.ts';
import { judgeJobs, startsJob } from './judge-jobs.ts';
import { partOf } from './pipeline-part.ts';
import type { RunningCommand } from './running-command.ts';
import { causeOf, locate, readOutput } from './walk.ts';

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
  // fish keeps a line that it cannot parse and asks for no other.
  if (command.state === 'invalid' && terminal.shell === 'fish') {
    throw commandRefused.at({ location }, { ...what, printed: ['fish: this cannot be parsed'] });
  }
  const before = terminal.commands.length;
  const from = terminal.here();
  terminal.paste(command.text);
  // What is asked of it is answered by the page, and not by what stands below.
  if (below.length > 0 && answers.left.length === 0 && terminal.shell !== 'fish')
    terminal.enterTypingAhead();
  else terminal.enter();
  const outcome = await awaitEnd(running, before);
  const accepted = terminal.commands.slice(before);
  if (startsJob(command.text))
    running.walk.jobs.push({ ...what, location, terminal, from: accepted[0]?.start ?? from });
  if (outcome.kind !== 'prompt') throw unfinished(running, accepted, outcome);
  if (accepted.length === 0) {
    const shown = terminal.textBetween(from).slice(0, -1);
    throw commandRefused.at({ location }, { ...what, printed: shown });
  }
  await judgeAnswers(running, accepted);
  judgeJobs(running, accepted);
  const [last] = accepted.slice(-1);
  const { fails } = asked.action;
  if (last && fails !== undefined && below.length === 0) judgeFailure(running, last, fails);
  else for (const one of accepted) judgeEnd(running, one);
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
  const within = 1 + (action.lines?.[index] ?? index);
  const { included } = action;
  return included
    ? { file: included.file, line: included.line + within }
    : locate(walk, { line: action.line + within });
}

function judgeEnd(running: RunningCommand, accepted: TerminalCommand): void {
  const { walk, asked, terminal, command, below } = running;
  const location = locateCommand(running);
  const printed = readOutput(terminal, [accepted]);
  const what = { step: asked.step.title, command: command.text, printed };
  const { exitStatus = 0, partStatuses, failures, notFound, typedAhead } = accepted;
  // What took something from there may well have failed over it.
  if (typedAhead.atStart && typedAhead.atEnd === false && below.length > 0) {
    throw linesSwallowed.at({ location }, { ...what, swallowed: below.map(({ text }) => text) });
  }
  const cause = causeOf(walk, command.text, printed);
  // So ends what Ctrl+C stopped.
  if (exitStatus === 130 && running.answers.isInterrupted) return;
  // What failed in a line is known of bash alone.
  const hasNothingFailed = terminal.shell === 'bash' && failures.length === 0;
  if (hasNothingFailed && printed.length === 0 && isQuestion(command.text)) return;
  const refused = exitStatus === 0 ? undefined : refusedAnswer(running, command.text);
  if (refused) throw refused;
  if (exitStatus !== 0) throw commandFailed.at({ location }, { ...what, exitStatus, cause });
  const [failure] = failures;
  if (failure)
    throw partFailed.at(
      { location },
      { ...what, exitStatus: failure.exitStatus, part: failure.command, cause },
    );
  const [missing] = isAsking(command.text) ? [] : notFound;
  if (missing !== undefined) {
    throw partFailed.at({ location }, { ...what, exitStatus: 127, part: missing, cause });
  }
  const hasComplaint = !isAsking(command.text) && printed.some(isShellComplaint);
  if (hasComplaint) {
    throw shellComplained.at({ location }, { ...what, cause });
  }
  const index = partStatuses.findIndex((status) => status !== 0 && status !== endedByPipe);
  if (partStatuses.length > 1 && index >= 0) {
    const part = partOf(command.text, index, partStatuses.length);
    const failed = { part, exitStatus: partStatuses[index] ?? 0 };
    throw partFailed.at({ location }, { ...what, ...failed, cause });
  }
}

/** `test -f x && cat x`: what comes before `&&` is a question, and its answer is no failure. */
const isQuestion = (command: string) =>
  /^\s*(?:test|\[{1,2}|command|type|hash)\s.*&&/s.test(command);

/** Whether a command itself asks if another fails, and so has an answer to it. */
const isAsking = (command: string) => /\|\||^\s*(?:if|while|until|!)\s/.test(command);

/** What bash itself says of a part that failed, and not a script that it runs. */
const isShellComplaint = (line: string) =>
  /^bash: (?!line \d|warning|no job control|cannot set terminal)/.test(line);

/** Whether a page can mean it without saying so: a program that is not there has not failed. */
const isMeant = (exitStatus: number) => ![0, 126, 127].includes(exitStatus);

/** Of a command that is meant to fail. */
function judgeFailure(running: RunningCommand, accepted: TerminalCommand, fails: string): void {
  const { walk, asked, terminal, command } = running;
  const { exitStatus = 0, partStatuses, failures } = accepted;
  const location = locateCommand(running);
  const printed = readOutput(terminal, [accepted]);
  const what = { step: asked.step.title, command: command.text, printed };
  const statuses = [exitStatus, ...partStatuses, ...failures.map((one) => one.exitStatus)];
  if (fails === 'any' ? statuses.some(isMeant) : statuses.includes(Number(fails))) return;
  if (exitStatus === 0) throw commandSucceeded.at({ location }, { ...what, fails });
  const cause = causeOf(walk, command.text, printed);
  if (fails === 'any') throw commandFailed.at({ location }, { ...what, exitStatus, cause });
  throw failsOtherwise.at({ location }, { ...what, fails, exitStatus, cause });
}

function unfinished(
  running: RunningCommand,
  accepted: readonly TerminalCommand[],
  outcome: CommandEnd,
): Error {
  const { walk, asked, terminal, command, below, answers } = running;
  const location = locateCommand(running);
  const printed = readOutput(terminal, accepted.slice(-1));
  const what = { step: asked.step.title, command: command.text, printed };
  if (outcome.kind === 'ended') return shellEnded.at({ location }, what);
  // Its terminal is taken for good.
  walk.free = undefined;
  const [answer] = answers.left;
  const quietMs =
    outcome.kind === 'waits'
      ? outcome.quietMs
      : outcome.kind === 'still'
        ? outcome.stillMs
        : undefined;
  if (answer) return notAsked(running, answer, printed, quietMs ?? walk.patience.commandMs);
  if (outcome.kind === 'waits') return commandWaits.at({ location }, { ...what, ...outcome });
  if (outcome.kind === 'still') return commandRunsOn.at({ location }, { ...what, ...outcome });
  const timeoutMs = walk.patience.commandMs;
  const waiting = below.map(({ text }) => text);
  return commandTimedOut.at({ location }, { ...what, timeoutMs, waiting });
}
