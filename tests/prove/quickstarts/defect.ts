/** Something wrong, planted into a quickstart that is right. */
export interface Defect {
  /** What goes wrong, as a kind that other pages have too. */
  kind: string;
  /** Id of the quickstart. */
  page: string;
  /** What is replaced, and by what; each must be there. */
  edits: readonly (readonly [from: string, to: string])[];
  /** The line to blame: the first of the damaged page that holds this text. */
  blames: string;
  /** It stands below the line with this text. */
  below?: string;
  /** The variant that breaks, where not all do. */
  variant?: string;
}

/** @throws Error where the page does not hold what is to be replaced */
export function damage(text: string, { edits, kind }: Defect): string {
  return edits.reduce((damaged, [from, to]) => {
    if (!damaged.includes(from)) throw new Error(`"${kind}": the page has no ${from}`);
    return damaged.replace(from, () => to);
  }, text);
}

/** The line that is to be blamed, counted from 1. */
export function lineToBlame(damaged: string, { blames, below = '', kind }: Defect): number {
  const lines = damaged.split('\n');
  const from = below === '' ? 0 : lines.findIndex((line) => line.includes(below)) + 1;
  const index = lines.findIndex((line, at) => at >= from && line.includes(blames));
  if (index < 0) throw new Error(`"${kind}": the damaged page has no ${blames}`);
  return index + 1;
}
