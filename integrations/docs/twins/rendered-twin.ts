import { toMdast, type Handle, type State } from 'hast-util-to-mdast';
import type { Element } from 'hast';
import { parseHTML } from '../../lazy-packages.ts';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { htmlToHast } from 'satteri';
import { markup } from '../../../src/protocol/markup.ts';
import { readText } from '../../../src/protocol/read-block.ts';
import { languageOf } from '../../../src/protocol/read-fence.ts';
import { tabsComment } from '../../../src/protocol/tabs-comment.ts';
import { diagramLanguage } from '../markdown/draw-diagram.ts';
import { isExternal } from '../addresses/resolve-link.ts';
import { markLink } from '../compile/twin/link-marks.ts';
import { sayTerms } from './say-terms.ts';
import { fenceInfo } from './fence-info.ts';

/** What readers do not see, or what is for their hands alone. */
const furniture = `script, style, template, noscript, svg, button, select, textarea, [hidden],
  [aria-hidden="true"], .visually-hidden, [${markup.ignore}], figure.code figcaption`;

/**
 * The body of a page that was rendered, as Markdown, its addresses marked: of a page that holds code
 * nothing else tells what it says.
 *
 * @param path of the page, with the base
 * @param diagrams their sources, by name
 */
export function renderedTwin(
  html: string,
  path: string,
  diagrams: ReadonlyMap<string, string> = new Map(),
): string {
  const { document } = parseHTML(html);
  const root = document.querySelector('[data-meantime-content]');
  if (!root) return '';
  sayTerms(root);
  for (const element of root.querySelectorAll(furniture)) element.remove();
  for (const figure of root.querySelectorAll('figure.diagram')) {
    const src = figure.querySelector('img')?.getAttribute('src') ?? '';
    const source = diagrams.get(/([\da-f]{16})-\w+\.svg$/.exec(src)?.[1] ?? '');
    if (source === undefined) continue;
    const pre = document.createElement('pre');
    pre.textContent = source;
    pre.setAttribute('data-diagram', '');
    figure.replaceWith(pre);
  }
  const fences: PlainBlock[] = [];
  for (const pre of root.querySelectorAll('pre')) {
    const language = pre.hasAttribute('data-diagram') ? diagramLanguage : languageOf(pre);
    fences.push({ info: fenceInfo(language, pre), code: readText(pre) });
  }
  const addresses: string[] = [];
  for (const name of ['href', 'src']) {
    for (const element of root.querySelectorAll(`a[${name}], img[${name}]`)) {
      const address = addressOnSite(element.getAttribute(name) ?? '', path);
      if (address === undefined) continue;
      element.setAttribute(name, standIn(addresses.length));
      addresses.push(address);
    }
  }
  const markdown = markdownOf(root.innerHTML, fences);
  return addresses.reduce(
    (text, address, index) => text.replaceAll(standIn(index), markLink(address)),
    markdown,
  );
}

interface PlainBlock {
  info: string;
  code: string;
}

/** The mark itself would not come through: HTML has no such character. */
function standIn(index: number): string {
  return `\ue000${index}\ue000`;
}

/** Undefined of what leads elsewhere, or to a place on the page itself. */
function addressOnSite(address: string, path: string): string | undefined {
  if (isExternal(address) || address.startsWith('#') || address === '') return undefined;
  const { pathname, search, hash } = new URL(address, `http://site${path}`);
  return pathname + search + hash;
}

/** @param fences of the blocks, in their order */
function markdownOf(html: string, fences: readonly PlainBlock[]): string {
  let blocks = 0;
  const pre: Handle = () => {
    const { info = '', code = '' } = fences[blocks++] ?? {};
    const [, lang = '', meta = ''] = /^(\S*)\s*(.*)$/s.exec(info) ?? [];
    return { type: 'code', lang: lang || null, meta: meta || null, value: code };
  };
  // The parser writes the tree that this library reads, by types of its own.
  const tree = htmlToHast(html, { fragment: true }) as Parameters<typeof toMdast>[0];
  const mdast = toMdast(tree, { handlers: { ...ownElements, pre } });
  return toMarkdown(mdast, {
    ...{ bullet: '-', emphasis: '*', rule: '-', fences: true, listItemIndent: 'one' },
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  });
}

const ownElements: Record<string, Handle> = {
  'meantime-tabs': (state, element: Element) => {
    const key = element.properties['dataMeantimeChoice'];
    return [
      comment(tabsComment.start(typeof key === 'string' ? key : '')),
      ...state.toFlow(state.all(element)),
      comment(tabsComment.end),
    ];
  },
  'meantime-tab': (state, element: Element) => [
    comment(tabsComment.way),
    ...state.toFlow(state.all(element)),
  ],
  p: (state, element: Element) => {
    const children = phrasingOf(state, element);
    const isTitle = ['tab-label', 'card-title', 'aside-title'].some((name) => has(element, name));
    return { type: 'paragraph', children: isTitle ? [{ type: 'strong', children }] : children };
  },
  div: (state, element: Element) => {
    const children = state.toFlow(state.all(element));
    return has(element, 'aside') ? { type: 'blockquote', children } : children;
  },
};

type Phrasing = Extract<ReturnType<State['all']>[number], { type: 'strong' }>['children'];

function phrasingOf(state: State, element: Element): Phrasing {
  return state.all(element) as Phrasing; // what HTML lets a paragraph hold
}

function comment(value: string) {
  return { type: 'html' as const, value };
}

function has({ properties }: Element, name: string): boolean {
  const { className } = properties;
  return Array.isArray(className) && className.includes(name);
}
