import type { IBufferCell, IBufferLine } from '@xterm/headless';
import { nearestColour, nearestOfPalette } from './nearest-colour.ts';
import type { Colour, ScreenRun } from '../../protocol/screen-line.ts';

type CellLook = Omit<ScreenRun, 'text'>;

/** What inverted text without a colour is filled with. */
const plainFill: Colour = 7;

/** A line of the screen as texts of one look each, `end` not included. */
export function runsOf(line: IBufferLine, start: number, end = line.length): ScreenRun[] {
  const runs: ScreenRun[] = [];
  let known = '';
  let cell: IBufferCell | undefined;
  for (let column = start; column < end; column += 1) {
    cell = line.getCell(column, cell);
    // The second half of a wide character has no width of its own.
    if (!cell || cell.getWidth() === 0) continue;
    const look = lookOf(cell);
    const key = JSON.stringify(look);
    const text = cell.getChars() || ' ';
    const last = runs.at(-1);
    if (last && key === known) last.text += text;
    else runs.push({ text, ...look });
    known = key;
  }
  return runs;
}

function lookOf(cell: IBufferCell): CellLook {
  const isInverse = cell.isInverse() !== 0;
  const text = foreground(cell);
  const ground = background(cell);
  const fill = isInverse ? (text ?? plainFill) : ground;
  const colour = fill ?? text;
  return {
    ...(colour === undefined ? {} : { colour }),
    ...(fill === undefined ? {} : { isFilled: true }),
    ...(cell.isBold() ? { isBold: true } : {}),
    ...(cell.isDim() ? { isDim: true } : {}),
  };
}

function foreground(cell: IBufferCell): Colour | undefined {
  if (cell.isFgDefault()) return undefined;
  return colourOf(cell.getFgColor(), cell.isFgRGB());
}

function background(cell: IBufferCell): Colour | undefined {
  if (cell.isBgDefault()) return undefined;
  return colourOf(cell.getBgColor(), cell.isBgRGB());
}

function colourOf(value: number, isRgb: boolean): Colour {
  if (!isRgb) return nearestOfPalette(value);
  return nearestColour([(value >> 16) & 255, (value >> 8) & 255, value & 255]);
}
