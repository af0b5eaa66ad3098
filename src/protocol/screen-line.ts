/** A colour of the terminal's palette of sixteen; what a program takes from others is the nearest. */
export type Colour = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15;

/** Text of one look on a line of a screen. */
export interface ScreenRun {
  text: string;
  /** Absent for that of plain text. */
  colour?: Colour;
  /** The colour is that of the ground, and the text is as the ground else is. */
  isFilled?: true;
  isBold?: true;
  isDim?: true;
}

/** A line as a person sees it, wrapped ones joined; without runs it is empty. */
export type ScreenLine = readonly ScreenRun[];

export function plainLine(text: string): ScreenLine {
  return text === '' ? [] : [{ text }];
}

export function textOfLine(line: ScreenLine): string {
  return line.map(({ text }) => text).join('');
}

/** The names of the classes by which a text has its look in our style sheets. */
export function classesOf({ colour, isFilled, isBold, isDim }: ScreenRun): string {
  return [
    ...(colour === undefined ? [] : [`${isFilled ? 'g' : 'c'}${colour}`]),
    ...(isBold ? ['b'] : []),
    ...(isDim ? ['d'] : []),
  ].join(' ');
}
