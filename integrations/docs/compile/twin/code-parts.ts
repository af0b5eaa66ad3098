import { languageMeant } from '../../../../src/protocol/language-meant.ts';
import { decodeReferences } from '../../markdown/html-tags.ts';
import { rangeOf } from '../../parse/read-tag.ts';
import type { WrittenPage } from '../../parse/written-page.ts';
import type { WrittenPart } from './written-part.ts';

type WrittenNode = WrittenPage['nodes'][number];

const block = /<pre\b[^>]*>([\s\S]*?)<\/pre>/g;

/**
 * The fences whose code the page shows otherwise than its writer wrote it, since a highlighter of the
 * site takes its own marks out: our own are known before. A diff keeps its signs, which say what comes
 * and goes. Where blocks are written as HTML too, nobody knows which is which.
 *
 * @param html of the page's body
 * @param isDrawn true for blocks of which the page shows a picture
 */
export function codeParts(
  { nodes, source }: WrittenPage,
  html: string,
  isDrawn: (node: WrittenNode) => boolean = () => false,
): WrittenPart[] {
  const shown = Array.from(html.matchAll(block), ([, inner = '']) => textOf(inner));
  const codes = nodes.flatMap((one) =>
    one.node.type === 'code' && !isDrawn(one) ? [one.node] : [],
  );
  if (codes.length !== shown.length) return [];
  return codes.flatMap((code, index): WrittenPart[] => {
    const text = shown[index] ?? code.value;
    const range = rangeOf(code);
    const [, fence, info = ''] =
      /^(`{3,}|~{3,})([^\n]*)/.exec(source.text.slice(range.start, range.end)) ?? [];
    if (fence === undefined || text === code.value) return [];
    if (languageMeant(code.lang ?? '') === 'diff') return [];
    return [{ ...range, isBlock: true, form: () => `${fence}${info}\n${text}\n${fence}` }];
  });
}

function textOf(html: string): string {
  return decodeReferences(html.replace(/<[^>]*>/g, '')).replace(/\n$/, '');
}
