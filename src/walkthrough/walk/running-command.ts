import type { Action, AnswerAction } from '../../protocol/step.ts';
import type { PastedCommand } from '../terminal/split-commands.ts';
import type { ScreenPlace } from '../terminal/render-screen.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Asked, CommandBlock, Walk } from './walk.ts';

export type PageAnswer = Extract<Action, AnswerAction>;

/** The answers of a block of commands. */
export interface AnswerQueue {
  /** Those that were not asked for yet, in the order of the page. */
  left: readonly PageAnswer[];
  /** When each of the others was typed, on the walk's clock. */
  typedAtMs: readonly number[];
  /** Those that were given, and where each was typed. */
  given: readonly { answer: PageAnswer; at: ScreenPlace }[];
  /** Ctrl+C was among them. */
  isInterrupted?: boolean;
}

/** A command of a block while it is run and judged. */
export interface RunningCommand {
  walk: Walk;
  asked: Asked<CommandBlock>;
  terminal: Terminal;
  command: PastedCommand;
  /** What stands below it in the block. */
  below: readonly PastedCommand[];
  /** What is still to be answered in the block. */
  answers: AnswerQueue;
}
