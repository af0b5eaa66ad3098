import type { MdastNode, MdastPluginEntry, MdastVisitorContext } from 'satteri';
import type { DrawMath } from './draw-math.ts';

type MathNode = Extract<MdastNode, { type: 'math' | 'inlineMath' }>;

/**
 * Sätteri plugin that puts MathML in the place of formulas. One that cannot be drawn stays as it was
 * written: mistakes/math-mistakes.ts tells what is wrong with it.
 */
export function mathFormulas(draw: DrawMath): MdastPluginEntry {
  return ({ source, sourceFormat }) => {
    if (!source.includes('$')) return undefined;
    const visit = (node: Readonly<MathNode>, context: MdastVisitorContext): void => {
      const html = drawn(node, source, draw);
      if (html === undefined) return;
      context.replaceNode(
        node,
        sourceFormat === 'mdx' ? inMdx(html, node) : { type: 'html', value: html },
      );
    };
    return {
      name: 'meantime:math',
      options: { position: true },
      math: visit,
      inlineMath: visit,
    };
  };
}

/** True for a formula on lines of its own, and for `$$…$$`, as Git hosts have it. */
export function isBlockMath(node: Readonly<MathNode>, source: string): boolean {
  return node.type === 'math' || source.startsWith('$$', node.position?.start.offset);
}

function drawn(node: Readonly<MathNode>, source: string, draw: DrawMath): string | undefined {
  try {
    return draw(node.value, isBlockMath(node, source));
  } catch {
    return undefined;
  }
}

function inMdx(html: string, { type }: Readonly<MathNode>) {
  const attributes = [{ type: 'mdxJsxAttribute' as const, name: 'set:html', value: html }];
  const tag = { name: 'Fragment', attributes, children: [] };
  return type === 'math'
    ? { type: 'mdxJsxFlowElement' as const, ...tag }
    : { type: 'mdxJsxTextElement' as const, ...tag };
}
