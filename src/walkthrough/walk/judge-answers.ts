import { answerNotRead, answerRefused } from '../command-errors.ts';
import type { TerminalCommand } from '../terminal/terminal.ts';
import type { RunningCommand } from './running-command.ts';
import { locate, readOutput } from './walk.ts';

/** A line editor shows what was typed ahead at once. */
const echoMs = 300;

/**
 * Judges answers that the command left: the shell has them, as a command or behind its prompt.
 *
 * @throws MeantimeError `answer-not-read`
 */
export async function judgeAnswers(
  { walk, asked, terminal, command, answers }: RunningCommand,
  accepted: readonly TerminalCommand[],
): Promise<void> {
  const given = answers.given.at(-1)?.answer;
  if (!given) return;
  const typed = await terminal.waitFor(() => terminal.hasTextAtPrompt || undefined, echoMs);
  if (accepted.length < 2 && !typed) return;
  const printed = readOutput(terminal, accepted);
  const what = { step: asked.step.title, command: command.text, printed, answer: given.text };
  throw answerNotRead.at({ location: locate(walk, given) }, what);
}

const complaint =
  /\b(?:\w*error|exception|traceback|unknown|unrecogni[sz]ed|invalid|no such|not found|undefined|cannot|can't)\b/i;

/**
 * The error that blames the first answer that a program complained of, once it is known that something
 * went wrong; undefined where it complained of none.
 */
export function refusedAnswer(
  {
    walk,
    asked,
    terminal,
    answers,
  }: Pick<RunningCommand, 'walk' | 'asked' | 'terminal' | 'answers'>,
  command: string,
): Error | undefined {
  const { given } = answers;
  for (const [index, { answer, at }] of given.entries()) {
    // The first line is what was typed.
    const said = terminal.textBetween(at, given[index + 1]?.at).slice(1);
    const line = said.find((one) => complaint.test(one));
    if (answer.keys || line === undefined) continue;
    const what = { step: asked.step.title, command, printed: said, answer: answer.text };
    return answerRefused.at({ location: locate(walk, answer) }, what);
  }
  return undefined;
}
