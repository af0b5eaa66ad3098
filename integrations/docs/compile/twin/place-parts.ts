/** What stands in place of a mark. */
export interface PlacedPart {
  /** True for what stands on lines of its own. */
  isBlock: boolean;
  /** Without empty lines around it. */
  text: string;
}

const mark = /\0(\d+)\0/g;

/** What may stand before a block on its line: the marks of the lists and quotes it is in. */
const container = /^(?:[ \t]|>|[-*+][ \t]|\d+[.)][ \t])*$/;

/**
 * Puts parts in the place of their marks (`\0index\0`): blocks on lines of their own, as deep as
 * their mark stood, with an empty line before and after.
 */
export function placeParts(text: string, parts: readonly PlacedPart[]): string {
  const lines: string[] = [];
  /** How deep the block stands that the next line follows. */
  let blockDepth: string | undefined;
  const put = (line: string): void => {
    if (blockDepth !== undefined && isEmpty(line) && endsEmpty(lines)) return;
    if (blockDepth !== undefined && !isEmpty(line)) {
      if (!endsEmpty(lines)) lines.push('');
      if (line.startsWith(blockDepth)) partLists(lines, blockDepth, line);
      blockDepth = undefined;
    }
    lines.push(line);
  };
  for (const line of text.split('\n')) {
    const found = [...line.matchAll(mark)].flatMap(([, index]) => parts[Number(index)] ?? []);
    const before = line.slice(0, line.indexOf('\0'));
    const isAlone =
      container.test(before) && line.slice(before.length).replace(mark, '').trim() === '';
    if (!isAlone || !found.some(({ isBlock }) => isBlock)) {
      put(line.replace(mark, (_mark, index: string) => parts[Number(index)]?.text ?? ''));
      continue;
    }
    const start = /\S/.test(before) ? before : ' '.repeat(depthWithin(lines, before.length));
    for (const [index, part] of found.entries()) {
      putBlock(lines, part.text, index === 0 ? start : deeper(start));
    }
    blockDepth = deeper(start);
  }
  return lines.join('\n').trimEnd();
}

function putBlock(lines: string[], text: string, before: string): void {
  if (text === '') return;
  const rest = deeper(before);
  // The first block of a list item stands behind the item's mark.
  if (before === rest) {
    if (!endsEmpty(lines)) lines.push(rest.trimEnd());
    partLists(lines, rest, before + text);
  }
  for (const [index, line] of text.split('\n').entries()) {
    lines.push(`${index === 0 ? before : rest}${line}`.trimEnd());
  }
}

/** One list right behind another would be its continuation. */
function partLists(lines: string[], depth: string, line: string): void {
  const above = lines.findLast((one) => /^\S/.test(one.slice(depth.length)));
  const mark = listMark(line.slice(depth.length));
  if (mark === undefined || mark !== listMark(above?.slice(depth.length) ?? '')) return;
  lines.push(`${depth}<!-- -->`, depth.trimEnd());
}

/** What items of a list have in common: `-`, `*`, `+`, `.` or `)`. */
function listMark(line: string): string | undefined {
  const [, bullet, delimiter] = /^(?:([-*+])|\d+([.)]))\s/.exec(line) ?? [];
  return bullet ?? delimiter;
}

/** How deep a block stands: MDX lets it be deeper than the list item it is in, Markdown does not. */
function depthWithin(lines: readonly string[], depth: number): number {
  for (const line of lines.toReversed()) {
    const [item = ''] = /^\s*(?:[-*+]|\d+[.)])\s+/.exec(line) ?? [];
    if (item !== '' && item.length <= depth) return item.length;
    if (item === '' && /^\S/.test(line)) return 0;
  }
  return 0;
}

/** The same place on the lines that follow: list marks are spaces there. */
function deeper(before: string): string {
  return before.replace(/[-*+]|\d+[.)]/g, (listMark) => ' '.repeat(listMark.length));
}

/** The start is as good as an empty line. */
function endsEmpty(lines: readonly string[]): boolean {
  return isEmpty(lines.at(-1) ?? '');
}

function isEmpty(line: string): boolean {
  return /^[\s>]*$/.test(line);
}
