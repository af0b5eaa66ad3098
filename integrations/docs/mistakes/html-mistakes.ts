import { placeAt } from '../../../src/text/place-at.ts';
import { isHtmlElement } from '../markdown/html-elements.ts';
import { isMdx } from '../parse/page-source.ts';
import { rangeOf } from '../parse/read-tag.ts';
import type { WrittenPage } from '../parse/written-page.ts';
import { elementUnknown, scriptOfVue } from '../problems/errors.ts';
import type { Mistake, TextPlace } from './mistake.ts';

const tag = /<!--[\s\S]*?(?:-->|$)|<([a-z][\w.-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;

/** What a `.md` page brings along from a generator that takes it for a component. */
export function htmlMistakes(page: WrittenPage): Mistake[] {
  return tagsIn(page).flatMap(({ name, attributes, place }): Mistake[] => {
    if (isOfVue(name, attributes)) {
      return [{ place, at: (location) => scriptOfVue.at({ location }, name + attributes) }];
    }
    return isComponent(name) ? [unknown(name, place)] : [];
  });
}

/** Tags that a `.md` page shows nothing of: `<token>` was meant to be read. */
export function unknownElements(page: WrittenPage): Mistake[] {
  // Drawings and formulas have elements of their own.
  if (/<(?:svg|math)\b/i.test(page.source.text)) return [];
  return tagsIn(page)
    .filter(({ name }) => !isHtmlElement(name) && !isComponent(name))
    .map(({ name, place }) => unknown(name, place));
}

function isComponent(name: string): boolean {
  return /^[A-Z]/.test(name) && !isHtmlElement(name);
}

function unknown(name: string, place: TextPlace): Mistake {
  return { place, at: (location) => elementUnknown.at({ location }, name) };
}

interface TagAsWritten {
  name: string;
  /** As they were written, with the space before them. */
  attributes: string;
  place: TextPlace;
}

function tagsIn({ source, nodes }: WrittenPage): TagAsWritten[] {
  if (isMdx(source)) return [];
  return nodes.flatMap(({ node }) => {
    if (node.type !== 'html') return [];
    const { start, end } = rangeOf(node);
    return [...source.text.slice(start, end).matchAll(tag)].flatMap((found): TagAsWritten[] => {
      const [, name, attributes = ''] = found;
      if (name === undefined) return [];
      return [{ name, attributes, place: placeAt(source.text, start + found.index) }];
    });
  });
}

/** `<script setup>`, `<style scoped lang="scss">` */
function isOfVue(name: string, attributes: string): boolean {
  if (name === 'script') return /\s(?:setup|lang)(?=[\s=]|$)/.test(attributes);
  return name === 'style' && /\s(?:scoped|module|lang)(?=[\s=]|$)/.test(attributes);
}
