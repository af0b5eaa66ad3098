import { readRegular } from '../../read-file.ts';
import { parseLines } from '../../../src/protocol/line-ranges.ts';
import { readWords, type WrittenWord } from '../../../src/protocol/fence.ts';
import { wordReadError } from '../../../src/text/system-errors.ts';

/** An empty block whose code a file has. */
export interface CodeImport {
  /** As it is written: `file="../../src/server.ts#start"`. */
  word: WrittenWord;
  /** Relative to the page. */
  path: string;
  /** Name of a region or lines of the file (`L3-L8`); empty for all of it. */
  part: string;
}

/** What a block is to have its code from; undefined for one that has its own. */
export function codeImport(meta: string, code: string): CodeImport | undefined {
  if (code.trim() !== '' || !meta.includes('file=')) return undefined;
  const word = readWords(meta).find(({ name, value }) => name === 'file' && value);
  if (!word) return undefined;
  const [path = '', part = ''] = (word.value ?? '').split('#', 2);
  return { word, path, part };
}

/** The code of a part of a file, without the indent that its lines share, or why there is none. */
export function readImport(
  { path, part }: Pick<CodeImport, 'path' | 'part'>,
  page: URL,
): { code: string } | { reason: string } {
  const text = readText(new URL(path.replaceAll('#', '%23'), page));
  if ('reason' in text) return text;
  const lines = text.code.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  const found =
    part === '' ? lines : /^L\d/.test(part) ? linesAt(lines, part) : regionOf(lines, part);
  if ('reason' in found) return found;
  return { code: outdented(found.filter((line) => !regionMark.test(line))).join('\n') };
}

/** Files that a page has code of, as far as its text tells; some may not be there. */
export function importedFiles(text: string, page: URL): URL[] {
  if (!text.includes('file=')) return [];
  const fences = text.matchAll(/^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)*(?:`{3,}|~{3,})\S*[ \t]+(.*)$/gm);
  return [...fences].flatMap(([, meta = '']) => {
    const found = codeImport(meta, '');
    return found ? [new URL(found.path.replaceAll('#', '%23'), page)] : [];
  });
}

function readText(file: URL): { code: string } | { reason: string } {
  try {
    const code = readRegular(file);
    return code === undefined ? { reason: 'it is no file' } : { code };
  } catch (error) {
    return { reason: `the file cannot be read: ${wordReadError(error)}` };
  }
}

function linesAt(lines: readonly string[], part: string): string[] | { reason: string } {
  const [range] = parseLines(part.replaceAll('L', '')) ?? [];
  if (!range) return { reason: `#${part} is no line or range of lines, such as #L3-L8` };
  if (range.last > lines.length) return { reason: `the file has ${lines.length} lines` };
  return lines.slice(range.first - 1, range.last);
}

/** `// #region name`, `#endregion`, `# region name`; of more words than a name it would be prose. */
const regionMark =
  /^\s*(?:\/\/|\/\*|#|--|;|%|<!--)\s*#?(?:end)?region(?:\s+[\w.-]+)?\s*(?:\*\/|-->)?\s*$/i;

function regionOf(lines: readonly string[], name: string): string[] | { reason: string } {
  const isStart = (line: string) =>
    regionMark.test(line) && !/endregion/i.test(line) && nameIn(line) === name;
  const start = lines.findIndex(isStart);
  if (start < 0) return { reason: `the file has no \`#region ${name}\`` };
  let depth = 0;
  for (const [index, line] of lines.slice(start).entries()) {
    if (!regionMark.test(line)) continue;
    depth += /endregion/i.test(line) ? -1 : 1;
    if (depth === 0) return lines.slice(start + 1, start + index);
  }
  return { reason: `the region ${name} of the file has no end` };
}

function nameIn(line: string): string {
  return /region\s+(.*?)\s*(?:\*\/|-->)?\s*$/i.exec(line)?.[1] ?? '';
}

function outdented(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const shared = indents.length === 0 ? 0 : Math.min(...indents);
  return lines.map((line) => line.slice(shared));
}
