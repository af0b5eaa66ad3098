import type { IBuffer, IMarker } from '@xterm/headless';

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
  const end = to ? lineOf(to, buffer) : buffer.length - 1;
  const lines: string[] = [];
  let logical = '';
  const start = startOf(from, end, buffer);
  for (let index = start; index <= end; index += 1) {
    const line = buffer.getLine(index);
    if (!line) break;
    const continues = buffer.getLine(index + 1)?.isWrapped === true && index < end;
    const startColumn = index === from.marker?.line ? from.column : 0;
    const endColumn = to && index === end ? to.column : undefined;
    logical += line.translateToString(!continues, startColumn, endColumn);
    if (continues) continue;
    lines.push(logical.trimEnd());
    logical = '';
  }
  while (lines.at(-1) === '') lines.pop();
  return lines;
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
