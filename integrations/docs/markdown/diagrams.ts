import type { MdastNode, MdastPluginEntry, MdastVisitorContext } from 'satteri';
import { escapeHTML } from '../../astro-html.ts';
import { withBase } from '../addresses/page-address.ts';
import { diagramPath } from '../settings/own-paths.ts';
import {
  diagramLanguage,
  type Diagram,
  type DrawDiagrams,
  type DrawnDiagram,
} from './draw-diagram.ts';
import { codeGroupName } from './code-groups.ts';
import type { PageWords } from './page-words.ts';

type DiagramBlock = Extract<MdastNode, { type: 'code' }>;

interface Drawing {
  drawing: DrawDiagrams;
  wordsOf: PageWords;
  base: string;
}

/**
 * Sätteri plugin that puts pictures in the place of Mermaid's diagrams. One that cannot be drawn stays
 * as it was written: mistakes/diagram-mistakes.ts tells what is wrong with it.
 */
export function diagramPictures({ drawing, wordsOf, base }: Drawing): MdastPluginEntry {
  return ({ source, sourceFormat, data }) => {
    if (!source.includes(diagramLanguage)) return undefined;
    const show = (
      node: Readonly<DiagramBlock>,
      context: MdastVisitorContext,
      { diagram }: { diagram?: Diagram },
    ): void => {
      if (!diagram) return;
      const html = diagramHtml(diagram, { base, word: wordsOf(data).diagrams.name });
      context.replaceNode(
        node,
        sourceFormat === 'mdx' ? inMdx(html) : { type: 'html', value: html },
      );
    };
    return {
      name: 'meantime:diagrams',
      code(node, context): void | Promise<void> {
        if (!isDiagram(node, context.parent(node))) return undefined;
        const known = drawing.known(node.value);
        if (known) {
          show(node, context, known);
          return undefined;
        }
        return drawing.draw(node.value).then((drawn: DrawnDiagram) => {
          show(node, context, drawn);
        });
      },
    };
  };
}

/** True for what is drawn; behind tabs that are made of blocks of code it is code like those. */
export function isDiagram(
  node: Readonly<MdastNode>,
  parent: Readonly<MdastNode> | undefined,
): node is DiagramBlock {
  if (node.type !== 'code' || node.lang?.toLowerCase() !== diagramLanguage) return false;
  return parent?.type !== 'containerDirective' || parent.name !== codeGroupName;
}

interface Shown {
  base: string;
  /** What a diagram is called that has no name. */
  word: string;
}

const maxCharacters = 160;
const widePx = 1100;

/** One picture for each colour scheme, of which styles/base.css shows one and the other is not loaded. */
function diagramHtml(diagram: Diagram, { base, word }: Shown): string {
  const { name, width, height, labels } = diagram;
  const alt = escapeHTML(alternativeOf(diagram, word));
  const said = escapeHTML(labels.join(' · '));
  const searched =
    said === '' ? '' : ` data-labels="${said}" data-pagefind-index-attrs="data-labels"`;
  const size = `width="${width}" height="${height}"`;
  const picture = (scheme: 'light' | 'dark', more: string): string => {
    const src = escapeHTML(withBase(base, `/${diagramPath(name, scheme)}`));
    return `<img src="${src}" alt="${alt}" ${size} loading="lazy" decoding="async" data-scheme="${scheme}"${more}>`;
  };
  const wide = width > widePx ? ' diagram-wide' : '';
  return (
    `<figure class="diagram${wide}" tabindex="0">` +
    `${picture('light', searched)}${picture('dark', '')}</figure>`
  );
}

function alternativeOf({ title, description, labels }: Diagram, word: string): string {
  const said = [title, description].filter((text) => text !== '').join('. ');
  if (said !== '') return said;
  const listed = labels.join(', ');
  if (listed === '') return word;
  const shown = listed.length > maxCharacters ? `${listed.slice(0, maxCharacters)}…` : listed;
  return `${word}: ${shown}`;
}

function inMdx(html: string) {
  const attributes = [{ type: 'mdxJsxAttribute' as const, name: 'set:html', value: html }];
  return { type: 'mdxJsxFlowElement' as const, name: 'Fragment', attributes, children: [] };
}
