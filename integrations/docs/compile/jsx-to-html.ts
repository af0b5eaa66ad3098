import { escapeHTML, spreadAttributes, voidElementNames } from '../../astro-html.ts';
import type { ElementContent } from 'hast';
import { en } from '../../../src/words/languages/en.ts';
import type { Components } from '../components/built-ins.ts';
import type { Component, ComponentWords } from '../components/define-component.ts';
import { renderTree } from '../components/render-tree.ts';

/** HTML that was rendered, apart from text, which is still to be escaped. */
class Html {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

type Properties = Record<string, unknown> & { children?: unknown };
type JsxTag = string | typeof fragment | ((properties: Properties) => Html);

const fragment = Symbol('fragment');

/** The functions by which a compiled page without code of its own writes itself as HTML. */
export const jsxToHtml = { Fragment: fragment, jsx, jsxs: jsx };

/** What the page's component takes: the components that need no import. */
export function pageComponents(components: Components): Readonly<Record<string, JsxTag>> {
  const tags: Record<string, JsxTag> = { Fragment: fragment };
  for (const [name, component] of components) tags[name] = tagOf(component);
  return tags;
}

/** HTML of what a page's component returned. */
export function htmlOf(result: unknown): string {
  if (result instanceof Html) return result.html;
  if (Array.isArray(result)) return result.map(htmlOf).join('');
  if (typeof result === 'number') return String(result);
  return typeof result === 'string' ? escapeHTML(result) : '';
}

function jsx(tag: JsxTag, { children, ...properties }: Properties): Html {
  if (typeof tag === 'function') return tag({ ...properties, children });
  if (tag === fragment) {
    const html = properties['set:html'];
    return new Html(typeof html === 'string' ? html : htmlOf(children));
  }
  const start = `<${tag}${String(spreadAttributes(properties))}`;
  const isEmpty = children === undefined || children === null || children === '';
  if (isEmpty && voidElementNames.test(tag)) return new Html(`${start}/>`);
  return new Html(`${start}>${htmlOf(children)}</${tag}>`);
}

function tagOf(component: Component): JsxTag {
  return ({ children, words = en, ...properties }) => {
    const inner = { type: 'raw', value: htmlOf(children) } as unknown as ElementContent; // placed, not read
    const said = words as ComponentWords; // as markdown/component-words.ts gives them
    // The page's tags were checked when it was read.
    return new Html(renderTree(component.html(properties as Record<string, never>, [inner], said)));
  };
}
