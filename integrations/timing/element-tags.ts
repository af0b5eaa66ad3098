/** What is no element although it looks like one. */
const hidden =
  /<!--[\s\S]*?-->|<(script|style|template|textarea|title|noscript)\b[^>]*>[\s\S]*?<\/\1\s*>/gi;

/** An attribute to be written onto the element of this index among those of its name. */
export interface AddedAttributes {
  name: string;
  index: number;
  attributes: Readonly<Record<string, string>>;
}

/** Where the opening tag of each element of this name begins in a page's HTML. */
export function tagsOf(html: string, name: string): number[] {
  const shown = html.replace(hidden, (text) => ' '.repeat(text.length));
  return Array.from(shown.matchAll(new RegExp(`<${name}(?=[\\s/>])`, 'gi')), ({ index }) => index);
}

/**
 * The HTML with more attributes; the text around them stays to the letter.
 *
 * @param count how many elements of a name the page has; where the text shows another number, its
 *   elements of this name stay as they are
 */
export function addAttributes(
  html: string,
  added: readonly AddedAttributes[],
  count: (name: string) => number,
): string {
  const places = new Map<number, string>();
  for (const name of new Set(added.map((one) => one.name))) {
    const tags = tagsOf(html, name);
    if (tags.length !== count(name)) continue;
    for (const { index, attributes } of added.filter((one) => one.name === name)) {
      const at = tags[index];
      if (at !== undefined) places.set(at + 1 + name.length, written(attributes));
    }
  }
  let changed = html;
  for (const [at, text] of [...places].sort(([a], [b]) => b - a)) {
    changed = changed.slice(0, at) + text + changed.slice(at);
  }
  return changed;
}

function written(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`)
    .join('');
}
