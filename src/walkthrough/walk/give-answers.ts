import { interruptKey, parseKeys } from '../../protocol/keys.ts';
import { keyUnreadable } from '../command-errors.ts';
import { promptNotShown } from '../errors.ts';
import type { ScreenPlace } from '../terminal/render-screen.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { pressKeys } from './press-keys.ts';
import type { PageAnswer, RunningCommand } from './running-command.ts';
import { Stillness } from '../terminal/stillness.ts';
import { waitingSign, type WaitsFor } from './waiting-sign.ts';
import { fill, locate } from './walk.ts';

/** How waiting for a command came to its end. */
export type CommandEnd =
  | { kind: 'prompt' | 'ended' | 'timeout' }
  | { kind: 'waits'; waitsFor: WaitsFor; quietMs: number }
  | { kind: 'still'; stillMs: number; ports: readonly number[] };

/** A command that reads what is typed, and says nothing, waits for the reader. */
const readingQuietMs = 5_000;
/** A command that has opened a port, and does nothing, is a server. */
const servingStillMs = 10_000;
/** One that does nothing at all will not end. */
const longStillMs = 60_000;

/** A program that has drawn its question, and shows nothing more, is ready for keys. */
const restMs = 300;

/**
 * Types each answer of the page when its question is shown, until the shell asks for the next
 * command, or is gone, or the command waits for what the page does not say, or time is up.
 *
 * @param before how many commands the terminal had accepted before this one was pasted
 */
export async function awaitEnd(running: RunningCommand, before: number): Promise<CommandEnd> {
  const { walk, terminal, answers } = running;
  const stillness = new Stillness(terminal, walk.clock);
  let from: ScreenPlace | undefined;
  for (;;) {
    const [answer] = answers.left;
    const seen = await terminal.waitFor(() => {
      // What is typed before the command runs would be a command of its own.
      const start = from ?? terminal.commands[before]?.start;
      return lookAt({ terminal, stillness, answer, start });
    }, walk.patience.commandMs);
    if (!answer && takesDefault(walk, seen)) {
      from = terminal.here();
      const { quietMs } = terminal;
      terminal.enter();
      // Until Enter has been taken the question stands there as before.
      await terminal.waitFor(
        () => terminal.quietMs < quietMs || undefined,
        walk.patience.commandMs,
      );
      continue;
    }
    if (seen?.kind !== 'asked' || !answer)
      return seen && seen.kind !== 'asked' ? seen : { kind: 'timeout' };
    from = terminal.here();
    answers.left = answers.left.slice(1);
    answers.given = [...answers.given, { answer, at: from }];
    answers.typedAtMs = [...answers.typedAtMs, walk.clock()];
    await give(running, answer);
  }
}

/** Nobody presses Enter for ever: a program that asks again and again takes no default. */
const mostDefaults = 20;

/** Whether Enter is pressed at a question of which the page says nothing; those are counted. */
function takesDefault({ defaults }: RunningCommand['walk'], seen: SeenEnd): boolean {
  if (!defaults || seen?.kind !== 'waits' || seen.waitsFor !== 'a question') return false;
  defaults.taken += 1;
  return defaults.taken <= mostDefaults;
}

type SeenEnd = CommandEnd | { kind: 'asked' } | undefined;

interface ScreenLook {
  terminal: Terminal;
  stillness: Stillness;
  /** The next answer of the page. */
  answer: PageAnswer | undefined;
  /** Where the command began, or the last answer was given. */
  start: ScreenPlace | undefined;
}

function lookAt({
  terminal,
  stillness,
  answer,
  start,
}: ScreenLook): CommandEnd | { kind: 'asked' } | undefined {
  if (terminal.ended) return { kind: 'ended' };
  if (terminal.atPrompt) return { kind: 'prompt' };
  if (!start) return undefined;
  const lines = terminal.textBetween(start);
  const isShown = answer && spaced(lines.join(' ')).includes(spaced(answer.prompt));
  if (isShown && (!answer.keys || terminal.quietMs >= restMs)) return { kind: 'asked' };
  const { isFullScreen, textAtCursor: atCursor, quietMs } = terminal;
  const sign = waitingSign({ atCursor, lines, isFullScreen }, quietMs);
  if (sign) return { kind: 'waits', ...sign };
  const still = quietMs >= readingQuietMs ? stillness.look() : undefined;
  if (!still) return undefined;
  if (still.isReading) return { kind: 'waits', waitsFor: 'input', quietMs: readingQuietMs };
  const { ports } = still;
  const stillMs = ports.length > 0 ? servingStillMs : longStillMs;
  return Math.min(quietMs, still.stillMs) < stillMs ? undefined : { kind: 'still', stillMs, ports };
}

async function give({ walk, asked, terminal, answers }: RunningCommand, answer: PageAnswer) {
  if (!answer.keys) {
    terminal.enter(fill(walk, answer.text, { step: asked.step, action: answer }));
    return;
  }
  const { codes, unknown } = parseKeys(answer.text);
  if (unknown !== undefined) {
    throw keyUnreadable.at({ location: locate(walk, answer) }, asked.step.title, unknown);
  }
  answers.isInterrupted ||= codes.includes(interruptKey);
  await pressKeys(terminal, codes);
}

/**
 * A question of the page that a command did not ask.
 *
 * @param waitedMs how long it was waited for; absent where the command came to its end
 */
export function notAsked(
  { walk, asked, command }: Pick<RunningCommand, 'walk' | 'asked' | 'command'>,
  answer: PageAnswer,
  printed: readonly string[],
  waitedMs?: number,
): Error {
  const prompt = answer.prompt || answer.text;
  const what = { step: asked.step.title, command: command.text, prompt, printed, waitedMs };
  return promptNotShown.at({ location: locate(walk, answer) }, what);
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
