import { spawnSync } from 'node:child_process';
import { findOddCharacter } from './odd-characters.ts';

/** The prompts that people copy along from their own terminals. */
const copiedPrompt = /^\s*([$%>❯➜])[ \t]+(\S.*)$/u;

/**
 * Says what is wrong with the text of commands that did not do what the page says, whatever the
 * shell made of it: a slip of the writer that the shell's own words hardly tell.
 *
 * @returns what to change; undefined when nothing about the text itself is odd
 */
export function findSlip(text: string): string | undefined {
  return slipOfCharacter(text) ?? slipOfEntity(text) ?? slipOfPrompt(text) ?? slipOfQuote(text);
}

/** What code that was taken from a page's HTML has in the place of signs. */
const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

function slipOfEntity(text: string): string | undefined {
  const entity = Object.keys(entities).find((one) => text.includes(one));
  if (entity === undefined) return undefined;
  return `\`${entity}\` is how HTML writes \`${entities[entity] ?? ''}\`, and a shell does not know that: write the sign itself.`;
}

function slipOfCharacter(text: string): string | undefined {
  const odd = findOddCharacter(text);
  if (!odd) return undefined;
  const { name, line, column, meant, isVisible } = odd;
  const place = `column ${column} of \`${printableLine(text, line)}\``;
  const wanted = meant === ' ' ? 'a plain space' : `\`${meant}\``;
  const mend = meant === '' ? 'delete it' : `write ${wanted} in its place`;
  return isVisible
    ? `There is a ${name} at ${place}, which a shell takes for a letter: ${mend}.`
    : `There is a ${name} at ${place}, which nobody can see and a shell takes for a letter: ${mend}.`;
}

function slipOfPrompt(text: string): string | undefined {
  for (const line of text.split('\n')) {
    const [, prompt, command] = copiedPrompt.exec(line) ?? [];
    if (prompt === undefined || command === undefined) continue;
    return `The text that readers copy begins with the prompt, \`${prompt} \`, and the shell takes it for a part of the command. Write \`${command}\`, or make the fence \`console\`, whose prompts are not copied.`;
  }
  return undefined;
}

function slipOfQuote(text: string): string | undefined {
  const { stderr } = spawnSync('bash', ['--norc', '-n'], {
    input: `${text}\n`,
    encoding: 'utf8',
    env: { LC_ALL: 'C' },
  });
  const [, line, quote] =
    /line (\d+): unexpected EOF while looking for matching [`']([^\n])'/.exec(stderr) ?? [];
  if (line === undefined || quote === undefined) return undefined;
  const opening = openingLine(text, quote, Number(line));
  const mend =
    quote === "'" ? 'close it, or write a text with an apostrophe in double quotes' : 'close it';
  return `The \`${quote}\` in \`${opening}\` is never closed, so the shell waits for the rest: ${mend}.`;
}

/** Older shells name the last line instead of that of the quote: the last line with an odd number of them. */
function openingLine(text: string, quote: string, told: number): string {
  const lines = text.split('\n');
  const isOdd = (line: string) => line.split(quote).length % 2 === 0;
  const named = lines[told - 1];
  const line = named !== undefined && isOdd(named) ? named : lines.find(isOdd);
  return (line ?? lines[0] ?? '').trim();
}

function printableLine(text: string, line: number): string {
  const [shown = ''] = text.split('\n').slice(line - 1);
  return shown.trim();
}
