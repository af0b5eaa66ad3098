/** One attribute as it stands in the source; offsets count from the source's start. */
export interface ScannedAttribute {
  /** `title`; `{…}` for what is spread. */
  name: string;
  start: number;
  /** With its quotes or braces; absent where the attribute has no value. */
  value?: { start: number; end: number };
}

/** What keeps a tag from being one. */
export interface TagFault {
  kind: 'unquoted' | 'quote' | 'brace' | 'spread' | 'character' | 'end';
  offset: number;
  /** The attribute that it happens in. */
  name?: string;
}

export interface ScannedTag {
  attributes: ScannedAttribute[];
  fault?: TagFault;
}

const nameAt = /[\p{ID_Start}$_][\p{ID_Continue}$\-.:]*/uy;
const spaceAt = /(?:\s|^[ \t]*>)*/my;

/**
 * The attributes of the opening tag at an offset, for their places: the parser tells those of tags
 * alone, and of a tag that it cannot read only where the tag starts.
 */
export function scanTag(source: string, offset: number): ScannedTag {
  const attributes: ScannedAttribute[] = [];
  let at = skip(source, offset + 1, nameAt);
  const fault = (kind: TagFault['kind'], where: number, name?: string): ScannedTag => ({
    attributes,
    fault: { kind, offset: where, ...(name !== undefined && { name }) },
  });
  for (;;) {
    at = skip(source, at, spaceAt);
    if (at >= source.length) return fault('end', offset);
    if (source[at] === '>' || source.startsWith('/>', at)) return { attributes };
    const start = at;
    if (source[at] === '{') {
      const end = endOfBraces(source, at);
      if (end === undefined) return fault('brace', start);
      if (!/^\{\s*(?:\/\*[\s\S]*\*\/\s*)?(?:\.\.\.|\}$)/.test(source.slice(start, end))) {
        return fault('spread', start);
      }
      attributes.push({ name: '{…}', start });
      at = end;
      continue;
    }
    at = skip(source, at, nameAt);
    if (at === start) return fault('character', start);
    const name = source.slice(start, at);
    const sign = skip(source, at, spaceAt);
    if (source[sign] !== '=') {
      attributes.push({ name, start });
      continue;
    }
    const value = skip(source, sign + 1, spaceAt);
    const end = endOfValue(source, value);
    if (typeof end === 'string') return fault(end, start, name);
    attributes.push({ name, start, value: { start: value, end } });
    at = end;
  }
}

function skip(source: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(source)?.[0].length ?? 0);
}

function endOfValue(source: string, at: number): number | 'unquoted' | 'quote' | 'brace' {
  const sign = source[at];
  if (sign === '{') return endOfBraces(source, at) ?? 'brace';
  if (sign !== '"' && sign !== "'") return 'unquoted';
  const close = source.indexOf(sign, at + 1);
  return close === -1 ? 'quote' : close + 1;
}

/** Behind the brace that closes the one at `at`; strings, templates and comments are passed over. */
export function endOfBraces(source: string, at: number): number | undefined {
  const token = /["'`{}]|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
  const templates: number[] = [];
  let depth = 0;
  token.lastIndex = at;
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const sign = found[0];
    if (sign === '{') depth += 1;
    else if (sign === '}') {
      depth -= 1;
      if (depth === 0) return found.index + 1;
      if (templates.at(-1) !== depth) continue;
      templates.pop();
      if (!passTemplate(source, token)) return undefined;
      if (source.startsWith('${', token.lastIndex - 2)) templates.push(depth++);
    } else if (sign === '`') {
      if (!passTemplate(source, token)) return undefined;
      if (source.startsWith('${', token.lastIndex - 2)) templates.push(depth++);
    } else if (sign === '"' || sign === "'") {
      const end = new RegExp(`(?:\\\\[\\s\\S]|[^\\\\${sign}\\n])*${sign}`, 'y');
      end.lastIndex = token.lastIndex;
      // A quote that is not closed in its line is none: an apostrophe in JSX text.
      if (end.test(source)) token.lastIndex = end.lastIndex;
    }
  }
  return undefined;
}

/** Moves behind the end of a template, or behind the `${` in it. */
function passTemplate(source: string, token: RegExp): boolean {
  const end = /(?:\\[\s\S]|[^\\`$]|\$(?!\{))*(?:`|\$\{)/y;
  end.lastIndex = token.lastIndex;
  if (!end.test(source)) return false;
  token.lastIndex = end.lastIndex;
  return true;
}
