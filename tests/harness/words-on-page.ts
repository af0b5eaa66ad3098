import type { Page } from 'playwright';
import { placesOf } from '../../src/words/fill-in.ts';
import type { Counted, Words } from '../../src/words/words.ts';

const saying = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'content'];

/**
 * All that a page says to somebody, wherever it stands: its texts, within shadow roots too, and the
 * attributes that are shown or read out.
 */
export function wordsOn(page: Page): Promise<string[]> {
  return page.evaluate((attributes) => {
    const found = new Set<string>();
    const visit = (node: Node): void => {
      if (node instanceof Element) {
        if (['SCRIPT', 'STYLE'].includes(node.tagName)) return;
        for (const name of attributes) found.add(node.getAttribute(name) ?? '');
        if (node.shadowRoot) visit(node.shadowRoot);
        // Whole sentences, of which a part may be set apart.
        if (['P', 'SPAN', 'SMALL', 'A'].includes(node.tagName)) found.add(node.textContent);
      }
      if (node.nodeType === Node.TEXT_NODE) found.add(node.textContent ?? '');
      node.childNodes.forEach(visit);
    };
    visit(document.documentElement);
    return [...found].map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
  }, saying);
}

/** Every text of a table, by its name: `code.copy`. */
export function textsOf(words: Words): Map<string, string> {
  const groups = Object.entries(words) as [string, Record<string, string | Counted>][]; // what groups hold
  const pairs = groups.flatMap(([group, texts]) =>
    Object.entries(texts).flatMap(([name, text]): [string, string][] =>
      typeof text === 'string'
        ? [[`${group}.${name}`, text]]
        : Object.entries(text).map(([form, counted]) => [`${group}.${name}.${form}`, counted]),
    ),
  );
  return new Map(pairs);
}

/** Finds a text of the table in what is said, whatever stands in its places. */
export function finder(text: string): RegExp {
  let pattern = text.replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`);
  for (const place of placesOf(text)) pattern = pattern.replaceAll(`{${place}}`, '.*');
  // A word of the table is not found within another word: "Site" in "Website".
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])`, 'u');
}
