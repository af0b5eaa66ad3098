import { copiedText } from '../../protocol/copied-text.ts';
import { readSession } from '../../protocol/session.ts';
import type { LinePattern } from '../output/match-lines.ts';
import { renderDifference } from '../output/render-difference.ts';

interface Copy {
  /** The block as a reader sees it. */
  shown: string;
  copied: string;
  /** The block holds commands for a shell. */
  isShell: boolean;
  /** What the button says that it copies of the block; null where it copies all. */
  copies: string | null;
  /** What the two are called for people. @default shown and copied */
  names?: { expected: string; came: string };
}

/**
 * What the reader gets other than what is shown, rendered for people; undefined when it is the same.
 * Comments may be left out of commands, and of a session all but its commands, as some themes do:
 * what runs is the same.
 */
export function compareCopied(copy: Copy): string | undefined {
  const shownLines = linesOf(copy.shown);
  const copiedLines = linesOf(copy.copied);
  const isMeant = meant(copy).some(
    (text) =>
      isSame(linesOf(text), copiedLines) ||
      (copy.isShell && isSame(withoutComments(linesOf(text)), withoutComments(copiedLines))),
  );
  if (isMeant) return undefined;
  const patterns = shownLines.map<LinePattern>((line) => ({
    kind: 'line',
    source: showInvisible(line),
    matches: copiedLines.map((other) => other === line),
  }));
  const { names = { expected: 'shown', came: 'copied' } } = copy;
  return renderDifference(patterns, copiedLines.map(showInvisible), names);
}

/** What a copy of the block may hold: all of it, or what of it a reader wants. */
function meant({ shown, isShell, copies }: Copy): string[] {
  const commands = isShell ? readSession(shown).map(({ text }) => text) : [];
  const parts = [copiedText(shown, copies), commands.join('\n')];
  return [shown, ...parts.filter((text) => text.trim() !== '')];
}

function linesOf(text: string): string[] {
  return text.replaceAll('\r\n', '\n').replace(/\n+$/, '').split('\n');
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}

function withoutComments(lines: readonly string[]): string[] {
  return lines.filter((line) => line.trim() !== '' && !/^\s*#/.test(line));
}

/** Lines that look alike and are not: names what a reader cannot see. */
function showInvisible(line: string): string {
  return line.replaceAll(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu,
    (character) => String.raw`\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
