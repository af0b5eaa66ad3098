import { quoteLines } from './output/quote-lines.ts';

/** Where the walkthrough was when it broke. */
export interface AskedCommand {
  /** Title of the step. */
  step: string;
  /** The command, as pasted. */
  command: string;
}

/** What came of a command: the lines of the screen. */
export interface RanCommand extends AskedCommand {
  printed: readonly string[];
}

export const asks = ({ step, command }: AskedCommand, ending: string) =>
  `The step "${step}" asks for this command, ${ending}\n\n${quoteLines(command.split('\n'))}`;

export const printed = (lines: readonly string[]) =>
  lines.length === 0 ? 'It printed nothing.' : `It printed:\n\n${quoteLines(lines)}`;
