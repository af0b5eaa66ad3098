/** An attribute with a literal value, as it stands in a text. */
export interface TagAttribute {
  /** In lower case. */
  name: string;
  /** As written, character references and all. */
  value: string;
  /** Offset of the value from the text's start. */
  start: number;
}

export interface HtmlTag {
  name: string;
  attributes: TagAttribute[];
}

const tagStart = /<!--[\s\S]*?(?:-->|$)|<([a-z][^\s/>]*)/gi;
const attributeStart = /[\s/]*(?:([^\s=>/"'{}]+)(\s*=\s*)?)?/y;
const literalValue = /"([^"]*)"|'([^']*)'|([^\s"'>{]+)/y;

/** The opening tags of HTML or JSX; what is commented out is left out. */
export function tagsOf(text: string): HtmlTag[] {
  const tags: HtmlTag[] = [];
  const starts = new RegExp(tagStart);
  for (let match = starts.exec(text); match; match = starts.exec(text)) {
    const name = match[1];
    if (name === undefined) continue;
    const { attributes, end } = readAttributes(text, starts.lastIndex);
    starts.lastIndex = end;
    tags.push({ name, attributes });
  }
  return tags;
}

function readAttributes(text: string, from: number): { attributes: TagAttribute[]; end: number } {
  const attributes: TagAttribute[] = [];
  let at = from;
  while (at < text.length) {
    attributeStart.lastIndex = at;
    const [all = '', name, equals] = attributeStart.exec(text) ?? [];
    at += all.length;
    if (name === undefined) {
      if (text[at] === '{') at = endOfBraces(text, at);
      else if (text[at] === '"' || text[at] === "'") at += 1;
      else break;
    } else if (equals !== undefined) {
      const value = readValue(text, at);
      if (value.literal) attributes.push({ name: name.toLowerCase(), ...value.literal });
      at = value.end;
    }
  }
  return { attributes, end: at };
}

function readValue(
  text: string,
  at: number,
): { literal?: Omit<TagAttribute, 'name'>; end: number } {
  if (text[at] === '{') {
    const end = endOfBraces(text, at);
    const [, space, value] = /^\{(\s*["'`])(.*)["'`]\s*\}$/s.exec(text.slice(at, end)) ?? [];
    // Of code, a string alone has a value that is known.
    if (space === undefined || value === undefined || /["'`\\$]/.test(value)) return { end };
    return { literal: { value, start: at + 1 + space.length }, end };
  }
  literalValue.lastIndex = at;
  const [all = '', inDouble, inSingle, bare] = literalValue.exec(text) ?? [];
  const value = inDouble ?? inSingle ?? bare;
  if (value === undefined) return { end: at };
  return { literal: { value, start: bare === undefined ? at + 1 : at }, end: at + all.length };
}

/** Offset behind the brace that closes the one at `from`. */
function endOfBraces(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Text of an attribute, of which addresses hold these character references and no others. */
export function decodeReferences(value: string): string {
  if (!value.includes('&')) return value;
  return value.replace(/&(?:#(\d+)|#x([\da-f]+)|(amp|lt|gt|quot|apos));/gi, (whole, ...found) => {
    const [decimal, hexadecimal, name] = found as (string | undefined)[]; // the groups above
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
