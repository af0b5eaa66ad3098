import type { IBuffer, IBufferLine, IMarker } from '@xterm/headless';
import { runsOf } from './runs-of.ts';
import type { ScreenLine } from '../../protocol/screen-line.ts';

/** A place on the screen: a line that scrolls along, and a column from 0. */
export interface ScreenPlace {
  marker: IMarker | undefined;
  column: number;
}

/**
 * The lines between two places as a person sees them: colours, overwritten text and cursor moves
 * are rendered away, wrapped lines joined, white space at line ends and empty last lines left out.
 *
 * Without `to`, up to the end of the screen.
 */
export function renderBetween(buffer: IBuffer, from: ScreenPlace, to?: ScreenPlace): string[] {
  const lines = joinPieces(piecesBetween(buffer, from, to), ({ line, isLast, start, end }) =>
    line.translateToString(isLast, start, end),
  ).map((texts) => texts.join('').trimEnd());
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

/** The same with its colours. */
export function renderColoursBetween(
  buffer: IBuffer,
  from: ScreenPlace,
  to?: ScreenPlace,
): ScreenLine[] {
  const lines = joinPieces(piecesBetween(buffer, from, to), ({ line, start, end }) =>
    runsOf(line, start, end),
  ).map((pieces) => trimmed(pieces.flat()));
  while (lines.at(-1)?.length === 0) lines.pop();
  return lines;
}

/** Part of a line of the screen, which may go on in the next. */
interface Piece {
  line: IBufferLine;
  start: number;
  /** Absent up to its end. */
  end: number | undefined;
  isLast: boolean;
}

function piecesBetween(buffer: IBuffer, from: ScreenPlace, to?: ScreenPlace): Piece[] {
  const end = to ? lineOf(to, buffer) : buffer.length - 1;
  const pieces: Piece[] = [];
  for (let index = startOf(from, end, buffer); index <= end; index += 1) {
    const line = buffer.getLine(index);
    if (!line) break;
    const continues = buffer.getLine(index + 1)?.isWrapped === true && index < end;
    pieces.push({
      line,
      start: index === from.marker?.line ? from.column : 0,
      end: to && index === end ? to.column : undefined,
      isLast: !continues,
    });
  }
  return pieces;
}

/** What `read` makes of the pieces, those of one line together. */
function joinPieces<T>(pieces: readonly Piece[], read: (piece: Piece) => T): T[][] {
  const lines: T[][] = [];
  let line: T[] = [];
  for (const piece of pieces) {
    line.push(read(piece));
    if (!piece.isLast) continue;
    lines.push(line);
    line = [];
  }
  return lines;
}

/** Without white space at its end, but for what is filled with a colour. */
export function trimmed(line: ScreenLine): ScreenLine {
  const last = line.at(-1);
  if (!last || last.isFilled) return line;
  const text = last.text.trimEnd();
  const rest = line.slice(0, -1);
  return text === '' ? trimmed(rest) : [...rest, { ...last, text }];
}

function lineOf(place: ScreenPlace, buffer: IBuffer): number {
  const line = place.marker?.line ?? -1;
  return line < 0 ? buffer.length - 1 : line;
}

/** A place that was cleared away or scrolled out of memory: the oldest line that is left of it. */
function startOf(from: ScreenPlace, end: number, buffer: IBuffer): number {
  const line = from.marker?.line ?? -1;
  return line >= 0 && line <= end ? line : Math.min(buffer.baseY, end);
}
