import { readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { nearestName } from '../../../../src/text/nearest-name.ts';
import type { Range } from '../../parse/written-page.ts';

/** Without the empty lines around it. */
export function trimmed(text: string, { start, end }: Range): Range {
  const part = text.slice(start, end);
  const lead = /^(?:[ \t]*\r?\n)*/.exec(part)?.[0].length ?? 0;
  return { start: Math.min(start + lead, end), end: start + Math.max(part.trimEnd().length, lead) };
}

/** Name of a page beside the file that may have been meant. */
export function nearFile(file: string): string | undefined {
  try {
    const names = readdirSync(posix.dirname(file)).filter((name) => /\.mdx?$/i.test(name));
    return nearestName(posix.basename(file), names);
  } catch {
    return undefined;
  }
}

const containers = /^(?:[ \t]|>|[-*+][ \t]|\d+[.)][ \t])*$/;

/** How deep the lines stand that are put in place of a tag; undefined where it is not alone on its line. */
export function aroundTag(text: string, { start, end }: Range) {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const [rest = '', next = ''] = text.slice(end).split('\n', 2);
  if (!containers.test(before) || rest.trim() !== '') return undefined;
  const deeper = before.replace(/[-*+]|\d+[.)]/g, (mark) => ' '.repeat(mark.length));
  return { deeper, endsBlank: /^[\s>]*$/.test(next) };
}
