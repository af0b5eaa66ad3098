import type { Quickstart } from '../../protocol/manifest.ts';

/** The time that a page promises in its own text. */
export interface PromisedTime {
  ms: number;
  /** The text that promises it. */
  text: string;
  /** Line in the source file; absent where it was not found there. */
  line?: number;
}

const numbers = [
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen'],
];

const words =
  's|sec|seconds?|sekunden?|segundos?|secondes?|min|mins|minutes?|minuten?|minutos?|minuti';
const signs = '分钟|分鐘|分間|分|秒|분|초';

/** `in 5 minutes`, `under five minutes`, `takes about 10 min`, `in weniger als 5 Minuten`, `5分钟`. */
const spoken = new RegExp(
  String.raw`(?<!\p{L})(?:in|under|within|than|takes?|unter|innerhalb|als|en|de|di)\s+(?:\p{L}+\s+){0,2}?(?<count>\d+(?:\.\d+)?|${numbers.join('|')})[\s-]+(?<unit>${words})(?!\p{L})`,
  'giu',
);
const written = new RegExp(String.raw`(?<count>\d+)\s*(?<unit>${signs})`, 'gu');

/**
 * What a page says that it takes, in its title and in the text before its first action: the least, where
 * it says so twice. Read in some languages; a page may say it in ways that are not read.
 */
export function promisedTime({
  title,
  variants: [{ steps }],
}: Pick<Quickstart, 'title' | 'variants'>): PromisedTime | undefined {
  const first = steps.findIndex(({ actions }) => actions.length > 0);
  const before = first < 0 ? steps : steps.slice(0, first + 1);
  const texts = before.flatMap(({ texts: own = [], line: heading }) =>
    own
      .filter(({ actionsBefore }) => actionsBefore === 0)
      .map(({ text, line = heading }) => ({ text, ...(line !== undefined && { line }) })),
  );
  // The title stands in the frontmatter.
  const all = [{ text: title, line: 1 }, ...texts];
  const promises = all.flatMap((one) => timesIn(one.text).map((ms) => ({ ms, ...one })));
  return promises.toSorted((left, right) => left.ms - right.ms)[0];
}

function timesIn(text: string): number[] {
  return [...text.matchAll(spoken), ...text.matchAll(written)].flatMap(({ groups }) => {
    const { count = '', unit = '' } = groups ?? {};
    const number = /^\d/.test(count) ? Number(count) : numbers.indexOf(count.toLowerCase()) + 1;
    return number > 0 ? [number * (/^(?:s|秒|초)/iu.test(unit) ? 1_000 : 60_000)] : [];
  });
}
