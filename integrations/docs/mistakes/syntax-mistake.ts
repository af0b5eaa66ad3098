import { voidElementNames } from '../../astro-html.ts';
import { linesOf } from '../../../src/text/code-frame.ts';
import { placeAt, placeWithin } from '../../../src/text/place-at.ts';
import { mdxSyntax } from '../problems/errors.ts';
import type { Mistake, TextPlace } from './mistake.ts';
import { scanTag, type TagFault } from './scan-tag.ts';

/** What the parser says, and the text from the place it says it of. */
interface Complaint {
  place: TextPlace;
  reason: string;
  /** Parts of the reason, as its pattern has them. */
  parts: readonly (string | undefined)[];
  source: string;
  offset: number;
}

interface Wording {
  message: string;
  hint: string;
  /** Where that is not where the parser stopped. */
  offset?: number | undefined;
}

const asText = 'If it is meant as text, write';

/** The parser's message in the words of a writer, at its place; undefined where it is none of its. */
export function syntaxMistake(error: unknown, source: string): Mistake | undefined {
  if (!(error instanceof Error)) return undefined;
  const [, line, column, rest] = /^(\d+):(\d+):?\s*([\s\S]*)$/.exec(error.message) ?? [];
  if (rest === undefined) return undefined;
  const reason = rest.replace(/ \(mdx[\w-]*:[\w-]+\)$/, '');
  const place = placeWithin(source, { line: Number(line), column: Number(column) });
  const { message, hint, offset } = wordsFor(reason, place, source);
  return {
    place: offset === undefined ? place : placeAt(source, offset),
    at: (location) => mdxSyntax.at({ location, cause: error }, message, hint),
  };
}

const kinds: readonly (readonly [RegExp, (complaint: Complaint) => Wording])[] = [
  [/^Expected a closing tag for `<([^`>]*)>` \(\d+:\d+\)(?: before the end of `(\w+)`)?/, unclosed],
  [
    /^Unexpected closing tag `<\/([^`>]*)>`, expected corresponding closing tag for `<([^`>]*)>` \((\d+):\d+\)/,
    mismatched,
  ],
  [/^Unexpected closing tag `<\/([^`>]*)>`, expected an open tag first/, unopened],
  [/^Expected the closing tag `<\/([^`>]*)>` either.*opened at (\d+):/, crossed],
  [/^Unexpected character `!`/, comment],
  [/^Unexpected character after `<`/, notATag],
  [/^Unexpected end of file in expression/, openBrace],
  [/^Could not parse expression with oxc: ([\s\S]*)/, expression],
  [/^Could not parse esm with oxc: ([\s\S]*)/, code],
];

function wordsFor(reason: string, place: TextPlace, source: string): Wording {
  const offset = offsetAt(source, place);
  for (const [pattern, words] of kinds) {
    const parts = pattern.exec(reason);
    if (parts) return words({ place, reason, parts, source, offset });
  }
  return {
    message: `MDX cannot read this: ${reason}.`,
    hint: 'A tag, or code in braces, is not complete here. What is meant as text goes in backticks.',
  };
}

function unclosed({ parts: [, name = '', block] }: Complaint): Wording {
  if (name !== '' && voidElementNames.test(name)) {
    return {
      message: `<${name}> is not closed, which MDX asks of every tag.`,
      hint: `Write <${name} />.`,
    };
  }
  const where = block === undefined ? '' : ` before the end of its ${blocks[block] ?? 'block'}`;
  const apart =
    block === undefined || name === '' || /^[a-z]/.test(name)
      ? ''
      : ` To put blocks between <${name}> and </${name}>, give each of the two a line of its own.`;
  return {
    message: `<${name}> is not closed${where}.`,
    hint: `Add </${name}>, or write <${name} /> where nothing stands in it.${apart} ${asText} \\<${name}> or put it in backticks.`,
  };
}

const blocks: Readonly<Record<string, string>> = {
  paragraph: 'paragraph',
  listItem: 'list item',
  blockquote: 'quote',
  heading: 'heading',
  tableCell: 'table cell',
  emphasis: 'emphasis',
  strong: 'bold text',
  link: 'link',
};

function mismatched({ parts: [, name = '', open = '', line] }: Complaint): Wording {
  return {
    message: `</${name}> does not close the tag that is open, which is <${open}> of line ${line ?? '?'}.`,
    hint: `Write </${open}>${name === '' ? '' : `, or open <${name}> after line ${line ?? '?'}`}.`,
  };
}

function unopened({ parts: [, name = ''] }: Complaint): Wording {
  return {
    message: `</${name}> closes a tag that is not open.`,
    hint: `Remove it, or write <${name}> where it begins. Both stand in one block: in the same paragraph, or each on a line of its own.`,
  };
}

function crossed({ parts: [, name = '', line] }: Complaint): Wording {
  return {
    message: `</${name}> stands in a paragraph, but <${name}> of line ${line ?? '?'} does not.`,
    hint: `Give </${name}> a line of its own, or put both tags into one paragraph.`,
  };
}

function comment(): Wording {
  return {
    message: 'MDX has no comments of the kind <!-- … -->.',
    hint: 'Write {/* … */}.',
  };
}

function notATag({ source, offset }: Complaint): Wording {
  const text = source.slice(offset, offset + 200);
  const [, address] = /^<([a-z][a-z\d+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>/i.exec(text) ?? [];
  if (address !== undefined) {
    return {
      message: `MDX takes <${address}> for a tag.`,
      hint: `Write it as a link: [${address}](${address.includes(':') ? '' : 'mailto:'}${address})`,
    };
  }
  const { fault } = scanTag(source, offset);
  const [, name] = /^<([\p{L}$_][\p{L}\p{N}$_.:-]*)/u.exec(text) ?? [];
  if (name !== undefined && fault && fault.kind !== 'end')
    return brokenAttribute(name, fault, source);
  if (name !== undefined) {
    return {
      message: `The tag <${name} does not end.`,
      hint: `Add the > at its end. ${asText} \\< or put it in backticks.`,
    };
  }
  return {
    message: 'MDX takes < for the beginning of a tag.',
    hint: 'Write \\< or &lt;, or put what is code in backticks.',
  };
}

function brokenAttribute(
  tag: string,
  { kind, name = '', offset }: TagFault,
  source: string,
): Wording {
  if (kind === 'unquoted') {
    const value = /=\s*([^\s>]*)/.exec(source.slice(offset, offset + 200))?.[1] ?? '';
    return {
      message: `The value of ${name} is not in quotes.`,
      hint: `Write it like this: ${name}="${value.replace(/\/$/, '')}"`,
      offset,
    };
  }
  if (kind === 'quote' || (kind === 'brace' && name !== '')) {
    const sign = kind === 'quote' ? 'quote' : 'brace';
    return {
      message: `The ${sign} that opens the value of ${name} is not closed.`,
      hint: `Close it before the end of the tag <${tag}>.`,
      offset,
    };
  }
  if (kind === 'spread' || kind === 'brace') {
    return {
      message: `In a tag, braces stand behind the name of a property.`,
      hint: 'Write name={value}, or {...properties} to give several.',
      offset,
    };
  }
  const sign = String.fromCodePoint(source.codePointAt(offset) ?? 0);
  return {
    message: `The sign ${sign} cannot stand in the tag <${tag}>.`,
    hint: `Write properties like this: <${tag} name="value">. ${asText} \\< or put it in backticks.`,
    offset,
  };
}

function openBrace(): Wording {
  return {
    message: 'The brace { is not closed: MDX takes what follows it for code.',
    hint: `Add the }. ${asText} \\{ or put it in backticks.`,
  };
}

function expression({ parts: [, reason = ''] }: Complaint): Wording {
  return {
    message: `What stands in the braces is no JavaScript: ${plain(reason)}.`,
    hint: `Correct the code. ${asText} \\{ or put it in backticks.`,
  };
}

function code({ parts: [, reason = ''], place, source }: Complaint): Wording {
  const line = linesOf(source)[place.line - 1] ?? '';
  const word = line.startsWith('export') ? 'export' : 'import';
  const example =
    word === 'export'
      ? "export const version = '1.0';"
      : "import Chart from '../components/chart.astro';";
  return {
    message: `A line that begins with ${word} is JavaScript in MDX, and this is none: ${plain(reason)}.`,
    hint: `Write it like this: ${example} and leave a blank line below. A sentence begins with another word.`,
  };
}

/** Without the signs by which Markdown sets words apart, and without its full stop. */
function plain(reason: string): string {
  return reason
    .trim()
    .replace(/`Identifier`/g, 'a name')
    .replace(/\.$/, '');
}

function offsetAt(source: string, { line, column }: TextPlace): number {
  const breaks = [...source.matchAll(/\r\n|\n|\r/g)];
  const before = line === 1 ? undefined : breaks[line - 2];
  return (before ? before.index + before[0].length : 0) + column - 1;
}
