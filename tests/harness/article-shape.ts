import { parseHTML } from 'linkedom';

const inline = new Set('a b br code em i kbd small span strong sub sup'.split(' '));

/**
 * What a reader's browser makes of the article of a page, as text to compare: attributes in order,
 * whitespace as it is shown.
 */
export function articleShape(html: string): string {
  const article = parseHTML(html).document.querySelector('.prose');
  if (!article) throw new Error('The page has no article.');
  return shapeOf(article, false);
}

function shapeOf(element: Element, isCode: boolean): string {
  const name = element.localName;
  const attributes = [...element.attributes].map((one) => ` ${one.name}="${one.value}"`).sort();
  const children = [...element.childNodes].map((node) => {
    if (node.nodeType === 3) return isCode ? (node.textContent ?? '') : shownText(node);
    return node.nodeType === 1 ? shapeOf(node as Element, isCode || name === 'pre') : '';
  });
  return `<${name}${attributes.join('')}>${children.join('')}</${name}>`;
}

/** Whitespace is one space, and none at the edge of a block. */
function shownText(node: Node): string {
  const text = (node.textContent ?? '').replace(/\s+/g, ' ');
  const isEdge = (neighbour: Node | null): boolean =>
    neighbour ? !isInline(neighbour) : !isInline(node.parentNode);
  const start = isEdge(node.previousSibling) ? text.trimStart() : text;
  return isEdge(node.nextSibling) ? start.trimEnd() : start;
}

function isInline(node: Node | null): boolean {
  return node !== null && (node.nodeType === 3 || inline.has((node as Element).localName));
}
