import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { placeAt, placeWithin } from '../../../src/text/place-at.ts';
import { frontmatterSyntax } from '../problems/errors.ts';
import { frontmatterBlock, yamlFaults, type FrontmatterBlock } from './frontmatter-places.ts';

interface PageText {
  /** From the project's root. */
  path: string;
  contents: string;
}

/** What keeps frontmatter from being read at all, where Astro threw when it read the page. */
export function frontmatterFaults(thrown: unknown, page: PageText): MeantimeError[] {
  const block = frontmatterBlock(page.contents);
  const faults = block?.isYaml ? [...ofCharacters(block, page), ...ofYaml(block, page)] : [];
  return faults.length > 0 ? faults : [ofAnother(thrown, block, page)];
}

/** What YAML allows nowhere, and nobody sees. */
function ofCharacters({ text, start }: FrontmatterBlock, { path, contents }: PageText): MeantimeError[] {
  const found = /[\p{Surrogate}\ufffe\uffff]|(?![\t\n\r\x85])\p{Cc}/u.exec(text);
  if (!found) return [];
  const location = { file: path, ...placeAt(contents, start + found.index) };
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return [
    frontmatterSyntax.at(
      { location },
      `There is a character here that cannot be seen, U+${code}, and that YAML does not allow.`,
      'Delete it, or write the line anew.',
    ),
  ];
}

function ofYaml(block: FrontmatterBlock, { path, contents }: PageText): MeantimeError[] {
  const seen = new Set<number>();
  const faults = yamlFaults(block).flatMap(({ code, reason, offset }) => {
    const place = placeAt(contents, offset);
    // One slip often makes the lines below it wrong as well; the first says what to do.
    if (seen.has(place.line)) return [];
    seen.add(place.line);
    const line = contents.split(/\r\n|\n|\r/)[place.line - 1] ?? '';
    const [message, hint] = wordFault(code, reason, line);
    return [frontmatterSyntax.at({ location: { file: path, ...place } }, message, hint)];
  });
  const twice = faults.filter(({ message }) => message.includes('twice'));
  return twice.length === faults.length ? faults : faults.slice(0, 1);
}

function wordFault(code: string, reason: string, line: string): [message: string, hint: string] {
  const [, key = 'title', value = ''] = /^\s*(?:- )?([^:]+):\s+(.*?)\s*$/.exec(line) ?? [];
  if (code === 'DUPLICATE_KEY') {
    const name = /^\s*(?:- )?([^:]+):/.exec(line)?.[1] ?? 'A key';
    return [`${name} is written twice.`, 'Keep one of the two lines.'];
  }
  if (code === 'TAB_AS_INDENT' || /^\s*\t/.test(line)) {
    return ['YAML is indented by spaces, and this line begins with a tab.', 'Write two spaces in place of the tab.'];
  }
  if (code === 'BLOCK_AS_IMPLICIT_KEY' || /^[^"'].*:\s/.test(value)) {
    return ['A colon that is followed by a space begins a value, and there is a second one in this line.', `Put the text in quotes: ${key}: ${JSON.stringify(value)}`];
  }
  if (code === 'MISSING_CHAR' || /^["'](?!.*["']$)/.test(value)) {
    return [`YAML cannot read this: ${reason}.`, 'Close the quote or bracket that is open.'];
  }
  return [`YAML cannot read this: ${reason}.`, 'Write each key on a line of its own, as in title: My page. Text with signs such as : # [ { @ goes in quotes. The frontmatter ends at the next line of ---.'];
}

/** What another parser says: TOML, or Astro's own of YAML where it is the stricter one. */
function ofAnother(thrown: unknown, block: FrontmatterBlock | undefined, { path, contents }: PageText): MeantimeError {
  const reason = thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : String(thrown);
  const first = placeAt(contents, block?.start ?? 0);
  const place = placeIn(thrown, first.line) ?? first;
  return frontmatterSyntax.at(
    { location: { file: path, ...placeWithin(contents, place) }, cause: thrown },
    `It is no ${block?.isYaml === false ? 'TOML' : 'YAML'}: ${reason.replace(/ \(\d+:\d+\)$/, '')}.`,
    'Correct it between the two lines that mark the frontmatter.',
  );
}

/** @param firstLine of the file in which the frontmatter's mark stands */
function placeIn(thrown: unknown, firstLine: number): { line: number; column: number } | undefined {
  if (!(thrown instanceof Error)) return undefined;
  // js-yaml counts from 0 and leaves a mark, which Astro passes on for Markdown; TOML's counts from 1.
  for (const [mark, from] of [
    [Reflect.get(thrown, 'mark'), 0],
    [Reflect.get(thrown, 'loc'), 0],
    [thrown, 1],
  ] as const) {
    const line = numberIn(mark, 'line');
    const column = numberIn(mark, 'column');
    if (line === undefined || column === undefined) continue;
    return { line: firstLine + line - from, column: column + 1 - from };
  }
  return undefined;
}

function numberIn(value: unknown, key: string): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const number: unknown = Reflect.get(value, key);
  return typeof number === 'number' ? number : undefined;
}
