import type { ExpectedText } from '../../protocol/step.ts';
import { outputDiffers, patternUnusable } from '../errors.ts';
import { matchOutput } from '../output/match-output.ts';
import type { ActionResult } from '../result.ts';
import { judges, splitCommands } from '../terminal/split-commands.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { notAsked } from './give-answers.ts';
import { refusedAnswer } from './judge-answers.ts';
import { shellTerminal } from './shell-terminal.ts';
import { stopServer } from './stop-server.ts';
import { runCommand } from './run-command.ts';
import type { AnswerQueue } from './running-command.ts';
import { copyFilled, locate, noteScene, readOutput, readScreen } from './walk.ts';
import type { Asked, CommandBlock, Walk } from './walk.ts';

/**
 * Copies a block of commands and pastes them one after the other, as a shell takes them out of a
 * paste; answers what they ask, judges how each ended and compares what they printed.
 *
 * @returns one result for the block and one for each answer
 * @throws MeantimeError when the page is wrong
 */
export async function runCommands(walk: Walk, asked: Asked<CommandBlock>): Promise<ActionResult[]> {
  const text = await copyFilled(walk, asked);
  const { stop } = asked.action;
  const terminal = stop ? await stopServer(walk, asked) : await shellTerminal(walk, asked);
  walk.free = terminal;
  const before = terminal.commands.length;
  const startMs = walk.clock();
  const answers: AnswerQueue = { left: asked.answers ?? [], given: [], typedAtMs: [] };
  const commands = splitCommands(text, judges[asked.action.shell ?? 'bash']);
  try {
    for (const [index, command] of commands.entries()) {
      const below = commands.slice(index + 1);
      const ran = await runCommand({ walk, asked, terminal, command, below, answers });
      const shown = asked.action.shown?.find(({ line }) => line === command.line);
      if (shown) {
        const printed = readOutput(terminal, ran);
        judgeOutput({ walk, asked, text: command.text, expected: shown.output, printed });
      }
    }
  } finally {
    const shown = readScreen(terminal, terminal.commands.slice(before));
    noteScene(walk, asked, { kind: 'run', typed: text, shown });
  }
  const accepted = terminal.commands.slice(before);
  const [unasked] = answers.left;
  const command = commands.at(-1);
  if (unasked && command)
    throw notAsked({ walk, asked, command }, unasked, readOutput(terminal, accepted));
  const { output } = asked.action;
  if (output) {
    const printed = readOutput(terminal, accepted);
    const refused = refusedAnswer({ walk, asked, terminal, answers }, text);
    judgeOutput({ walk, asked, text, expected: output, printed, ...(refused && { refused }) });
  }
  return results({ asked, terminal, startMs, answers });
}

interface Printed {
  walk: Walk;
  asked: Asked<CommandBlock>;
  /** What printed it. */
  text: string;
  expected: ExpectedText;
  printed: readonly string[];
  /** What blames an answer, where a program complained of one. */
  refused?: Error;
}

function judgeOutput({ walk, asked, text, expected, printed, refused }: Printed): void {
  const step = asked.step.title;
  const location = locate(walk, expected);
  const match = matchOutput({ expected: expected.text, came: printed });
  if (match.result === 'unusable') {
    throw patternUnusable.at({ location }, step, match.pattern, match.problem);
  }
  if (match.result === 'matches') return;
  if (refused) throw refused;
  throw outputDiffers.at({ location }, { step, command: text, difference: match.difference });
}

interface TimedBlock {
  asked: Asked<CommandBlock>;
  terminal: Terminal;
  startMs: number;
  answers: AnswerQueue;
}

function results({ asked, terminal, startMs, answers }: TimedBlock): ActionResult[] {
  const startsMs = [startMs, ...answers.typedAtMs];
  return [asked.action, ...(asked.answers ?? [])].map(({ kind, line }, index) => ({
    kind,
    ...(line === undefined ? {} : { line }),
    machineMs: Math.round((startsMs[index + 1] ?? terminal.promptAtMs) - (startsMs[index] ?? 0)),
    ...(kind === 'run' ? { exitStatus: 0 } : {}),
  }));
}
