import type { Action, AnswerAction } from '../../protocol/step.ts';
import { commandFailed, promptNotShown } from '../errors.ts';
import type { ScreenPlace } from '../terminal/render-screen.ts';
import type { Terminal } from '../terminal/terminal.ts';
import {
  causeOf,
  fill,
  locate,
  readOutput,
  type Asked,
  type CommandBlock,
  type Walk,
} from './walk.ts';

interface Answering {
  walk: Walk;
  asked: Asked<CommandBlock>;
  answers: readonly Extract<Action, AnswerAction>[];
  terminal: Terminal;
  /** How many commands the terminal had accepted before the block was pasted. */
  before: number;
  /** The block as pasted. */
  text: string;
}

/**
 * Waits for each question of the page and types its answer.
 *
 * @returns when each answer was typed, on the walk's clock
 * @throws MeantimeError `prompt-not-shown`, `command-failed`
 */
export async function giveAnswers(answering: Answering): Promise<number[]> {
  const { walk, asked, answers, terminal, before } = answering;
  const typedAtMs: number[] = [];
  let from: ScreenPlace | undefined;
  for (const answer of answers) {
    const isShown = await terminal.waitFor(() => {
      if (terminal.atPrompt || terminal.ended) return false;
      const start = from ?? terminal.commands[before]?.start;
      // What is typed before the command runs would be a command of its own.
      if (!start) return undefined;
      return spaced(terminal.textBetween(start).join(' ')).includes(spaced(answer.prompt))
        ? true
        : undefined;
    }, walk.patience.commandMs);
    if (isShown !== true) throw notAsked(answering, answer);
    from = terminal.here();
    typedAtMs.push(walk.clock());
    terminal.enter(fill(walk, answer.text, { step: asked.step, action: answer }));
  }
  return typedAtMs;
}

function notAsked(answering: Answering, answer: Extract<Action, AnswerAction>): Error {
  const { walk, asked, terminal, before, text: command } = answering;
  const step = asked.step.title;
  const printed = readOutput(terminal, terminal.commands.slice(before));
  if (terminal.atPrompt && terminal.lastExitStatus !== 0) {
    const exitStatus = terminal.lastExitStatus;
    const cause = causeOf(walk, printed);
    const location = locate(walk, asked.action);
    return commandFailed.at({ location }, { step, command, exitStatus, printed, cause });
  }
  if (!terminal.atPrompt) walk.free = undefined;
  const { prompt } = answer;
  const timeoutMs = walk.patience.commandMs;
  const location = locate(walk, answer);
  return promptNotShown.at({ location }, { step, command, prompt, printed, timeoutMs });
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
