import type { Need } from '../../src/protocol/need.ts';
import type { Step, TextBlock } from '../../src/protocol/step.ts';

interface SourceWord {
  word: string;
  line: number;
}

/** Of so many words, the more the better, the beginning of a text is recognised by. */
const lengths = [8, 5, 3, 2, 1] as const;

/**
 * The steps with the lines of their texts, found by how they begin, and of what a reader must have:
 * pages carry no lines of either.
 * Each is looked for below the one before it. A text whose beginning is made by a component, or is
 * not there as it is shown, stays without.
 */
export function withTextLines<Read extends Step>(
  steps: readonly Read[],
  source: string | undefined,
): Read[] {
  if (source === undefined) return [...steps];
  const lines = source.split(/\r\n|\r|\n/);
  const body = lengthOfFrontmatter(lines);
  const written = wordsWithLines(lines, body);
  let from = 0;
  return steps.map((step) => ({
    ...step,
    ...(step.needs && { needs: step.needs.map(placeNeed) }),
    ...(step.texts && { texts: step.texts.map(placeText) }),
  }));

  function placeNeed(need: Need): Need {
    const line = lines.findIndex((text, index) => index < body && text.includes(need.name)) + 1;
    return line === 0 ? need : { ...need, line };
  }

  function placeText(text: TextBlock): TextBlock {
    const words = wordsIn(text.text);
    const sure = lengths.filter((length) => length >= Math.min(sureLength, words.length));
    const below = findText(written, words, from, sure);
    // What is found by less may be another text, below which nothing is to be looked for.
    const found = below ?? findText(written, words, 0, lengths);
    if (below !== undefined) from = below + 1;
    const line = found === undefined ? undefined : written[found]?.line;
    return line === undefined ? text : { ...text, line };
  }
}

const sureLength = 3;

function findText(
  written: readonly SourceWord[],
  words: readonly string[],
  from: number,
  lengthsToTry: readonly number[],
): number | undefined {
  for (const length of lengthsToTry) {
    const start = words.slice(0, length);
    if (start.length < length) continue;
    const at = written.findIndex(
      (_, index) =>
        index >= from && start.every((word, offset) => written[index + offset]?.word === word),
    );
    if (at >= 0) return at;
  }
  return undefined;
}

/** Without the frontmatter, the fences and the headings, whose words are no prose. */
function wordsWithLines(lines: readonly string[], body: number): SourceWord[] {
  let fence = '';
  return lines.flatMap((text, index) => {
    const [, mark = ''] = /^\s*(`{3,}|~{3,})/.exec(text) ?? [];
    if (fence !== '') {
      if (mark.startsWith(fence)) fence = '';
      return [];
    }
    fence = mark;
    if (mark !== '' || index < body || /^#{1,6}\s/.test(text)) return [];
    return wordsIn(text).map((word) => ({ word, line: index + 1 }));
  });
}

function lengthOfFrontmatter([first = '', ...rest]: readonly string[]): number {
  const fence = /^(?:---|\+\+\+)\s*$/;
  const end = fence.test(first) ? rest.findIndex((line) => fence.test(line)) : -1;
  return end < 0 ? 0 : end + 2;
}

function wordsIn(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}
