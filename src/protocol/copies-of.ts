import type { CodeLook } from './code-look.ts';
import type { CodeMark } from './code-words.ts';
import { holdsLine } from './line-ranges.ts';
import { shellLanguages } from './fence-words.ts';
import { isSession, readSession } from './session.ts';

const shells = new Set([...shellLanguages, 'terminal']);

interface CopiedBlock {
  language: string;
  code: string;
  look: Pick<CodeLook, 'lines'>;
}

/** What is copied of a block that is not copied as it stands, as `copiedText` reads it. */
export function copiesOf({ language, code, look }: CopiedBlock): string | undefined {
  const isLeftOut = lineTest(look, 'del');
  const lines = code.split('\n');
  // A session without a prompt is commands alone.
  if (!shells.has(language) || !isSession(language, code)) {
    return look.lines.some(({ mark }) => mark === 'del')
      ? writeIndexes(lines, (line) => !isLeftOut(line))
      : undefined;
  }
  return readSession(code)
    .flatMap(({ text, line }) =>
      text.split('\n').flatMap((command, index) => {
        const at = line + index;
        const from = (lines[at] ?? '').length - command.length;
        return isLeftOut(at + 1) ? [] : [`${String(at)}:${String(from)}`];
      }),
    )
    .join(' ');
}

/**
 * Of a block that changes a file what stands there before, in the same form; undefined for one that
 * changes nothing.
 */
export function replacesOf({ code, look }: Pick<CopiedBlock, 'code' | 'look'>): string | undefined {
  if (!look.lines.some(({ mark }) => mark === 'ins' || mark === 'del')) return undefined;
  const isNew = lineTest(look, 'ins');
  return writeIndexes(code.split('\n'), (line) => !isNew(line));
}

function lineTest({ lines }: CopiedBlock['look'], mark: CodeMark): (line: number) => boolean {
  const ranges = lines.filter((one) => one.mark === mark).flatMap((one) => one.lines);
  return (line) => holdsLine(ranges, line);
}

/** The lines that are asked for by their indexes, neighbours as a range. */
function writeIndexes(lines: readonly string[], isWanted: (line: number) => boolean): string {
  const ranges: [first: number, last: number][] = [];
  for (const index of lines.keys()) {
    const before = ranges.at(-1);
    if (!isWanted(index + 1)) continue;
    if (before?.[1] === index - 1) before[1] = index;
    else ranges.push([index, index]);
  }
  return ranges
    .map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`))
    .join(' ');
}
