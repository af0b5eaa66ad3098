import { decodeReferences } from '../../markdown/html-tags.ts';

/** An address as it stands in a text. */
export interface WrittenUrl {
  /** Without escapes. */
  url: string;
  /** Offset from the text's start. */
  start: number;
  /** Offset of what follows it. */
  end: number;
}

// A title may stand on the next line of a quotation, behind its mark.
const destination = String.raw`(<[^<>\n]*>|\S*?)(?:\s[\s>]*(?:"[^]*"|'[^]*'|\([^]*\)))?\s*`;
const inline = new RegExp(String.raw`^\]\((\s*)${destination}\)$`);
const defined = new RegExp(String.raw`^(\[(?:\\.|[^\]\\])*\]:\s*)(<[^<>\n]*>|\S+)`);

/**
 * The address in the source of a Markdown link or image, `[text](address "title")`.
 *
 * @param isRight tells the address from a text or title that looks like one
 */
export function urlOfLink(
  source: string,
  isRight: (url: string) => boolean,
): WrittenUrl | undefined {
  let last: WrittenUrl | undefined;
  for (let at = source.lastIndexOf(']('); at >= 0; at = source.lastIndexOf('](', at - 1)) {
    const [, space = '', target] = inline.exec(source.slice(at)) ?? [];
    if (target !== undefined) {
      const found = unwrapped(target, at + 2 + space.length);
      if (isRight(found.url)) return found;
      last ??= found;
    }
    if (at === 0) break;
  }
  return last;
}

/** The address in the source of a definition, `[label]: address "title"`. */
export function urlOfDefinition(source: string): WrittenUrl | undefined {
  const [, before, target] = defined.exec(source) ?? [];
  if (before === undefined || target === undefined) return undefined;
  return unwrapped(target, before.length);
}

function unwrapped(target: string, start: number): WrittenUrl {
  const isWrapped = target.startsWith('<') && target.endsWith('>');
  const url = isWrapped ? target.slice(1, -1) : target;
  const from = isWrapped ? start + 1 : start;
  return { url: unescaped(url), start: from, end: from + url.length };
}

function unescaped(url: string): string {
  return decodeReferences(url.replace(/\\([!-/:-@[-`{-~])/g, '$1'));
}
