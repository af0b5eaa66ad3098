import type { Action, AnswerAction } from '../../protocol/step.ts';
import { promptNotShown } from '../errors.ts';
import type { ScreenPlace } from '../terminal/render-screen.ts';
import type { RunningCommand } from './run-command.ts';
import { fill, locate } from './walk.ts';

type Answer = Extract<Action, AnswerAction>;

/** The answers of a block of commands. */
export interface AnswerQueue {
  /** Those that were not asked for yet, in the order of the page. */
  left: readonly Answer[];
  /** When each of the others was typed, on the walk's clock. */
  typedAtMs: readonly number[];
}

/**
 * Types each answer of the page when its question is shown, until the shell asks for the next
 * command, or is gone, or time is up.
 *
 * @param before how many commands the terminal had accepted before this one was pasted
 */
export async function awaitEnd(
  running: RunningCommand,
  before: number,
): Promise<'prompt' | 'ended' | 'timeout'> {
  const { walk, asked, terminal, answers } = running;
  let from: ScreenPlace | undefined;
  for (;;) {
    const [answer] = answers.left;
    const seen = await terminal.waitFor(() => {
      if (terminal.ended) return 'ended' as const;
      if (terminal.atPrompt) return 'prompt' as const;
      // What is typed before the command runs would be a command of its own.
      const start = from ?? terminal.commands[before]?.start;
      if (!answer || !start) return undefined;
      const shown = spaced(terminal.textBetween(start).join(' '));
      return shown.includes(spaced(answer.prompt)) ? ('asked' as const) : undefined;
    }, walk.patience.commandMs);
    if (seen !== 'asked' || !answer) return seen === 'asked' ? 'timeout' : (seen ?? 'timeout');
    from = terminal.here();
    answers.left = answers.left.slice(1);
    answers.typedAtMs = [...answers.typedAtMs, walk.clock()];
    terminal.enter(fill(walk, answer.text, { step: asked.step, action: answer }));
  }
}

/** A question of the page that a command did not ask. */
export function notAsked(
  { walk, asked, command }: Pick<RunningCommand, 'walk' | 'asked' | 'command'>,
  answer: Answer,
  printed: readonly string[],
): Error {
  const { prompt } = answer;
  const timeoutMs = walk.patience.commandMs;
  const what = { step: asked.step.title, command: command.text, prompt, printed, timeoutMs };
  return promptNotShown.at({ location: locate(walk, answer) }, what);
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
