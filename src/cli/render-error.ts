import { inspect, styleText } from 'node:util';
import {
  isMeantimeError,
  renderLocation,
  type MeantimeError,
  type SourceLocation,
} from '../protocol/errors.ts';
import { printable, printableLines } from '../text/printable.ts';
import type { Output, World } from './command.ts';

interface ErrorRendering {
  colours: boolean;
  /** Shows where in the code an unexpected error came from. */
  debug: boolean;
}

/** Whether colours help whoever sees this output. */
export function wantsColours(output: Output, env: World['env']): boolean {
  return output.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

/** What a person reads when a command could not do its work. */
export function renderError(error: unknown, { colours, debug }: ErrorRendering): string {
  const style = (format: Parameters<typeof styleText>[0], text: string) =>
    colours ? styleText(format, text, { validateStream: false }) : text;
  const told = isMeantimeError(error) ? toldOf(error) : bugOf(error, debug);
  const paragraphs = [
    `${style(['red', 'bold'], 'Error:')} ${style('bold', told.title)} ${style('dim', `(${told.code})`)}`,
    told.location && style('cyan', indent(printable(renderLocation(told.location)))),
    indent(told.message),
    told.hint && indent(`${style('green', 'Hint:')} ${told.hint}`),
    told.stack && style('dim', indent(told.stack)),
  ];
  return `${paragraphs.filter(Boolean).join('\n\n')}\n`;
}

interface Told {
  title: string;
  code: string;
  message: string;
  location?: SourceLocation | undefined;
  hint?: string | undefined;
  stack?: string | undefined;
}

function toldOf({ title, code, message, location, hint }: MeantimeError): Told {
  return {
    title,
    code,
    message: printableLines(message),
    location,
    hint: hint && printableLines(hint),
  };
}

function bugOf(error: unknown, debug: boolean): Told {
  return {
    title: 'Something went wrong that Meantime did not expect.',
    code: 'unexpected',
    message: printableLines(messageOf(error)),
    hint: debug
      ? 'This is a bug of Meantime. Please report it with what is below.'
      : 'This is a bug of Meantime. Run it again with MEANTIME_DEBUG=1 to see where it happened, and please report that.',
    stack: debug && error instanceof Error ? renderStack(error) : undefined,
  };
}

/** Anything can be thrown. */
function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message || error.name;
  return typeof error === 'string' ? error : inspect(error);
}

function renderStack(error: Error): string {
  const cause = error.cause instanceof Error ? `\nCaused by: ${renderStack(error.cause)}` : '';
  return printableLines(error.stack ?? error.message) + cause;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
