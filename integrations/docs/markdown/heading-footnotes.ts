import type { HastNode, HastPluginEntry } from 'satteri';

/**
 * Sätteri plugin that keeps the number of a footnote out of what a heading is called: `## Sand[^1]` is
 * "Sand" in the table of contents, and its id is `sand`. Whoever reads a heading takes its text alone.
 */
export const headingFootnotes: HastPluginEntry = ({ source, sourceFormat }) => {
  if (!/#.*\[\^|\[\^.*\n.*[=-]/.test(source)) return undefined;
  return {
    name: 'meantime:heading-footnotes',
    element: {
      filter: ['a'],
      visit(node, context) {
        if (node.properties['dataFootnoteRef'] === undefined) return;
        const parent = context.parent(node);
        const above = parent.type === 'root' ? parent : context.parent(parent);
        if (above?.type !== 'element' || !/^h[1-6]$/.test(above.tagName)) return;
        const number = context.textContent(node);
        const unread = sourceFormat === 'mdx' ? htmlInMdx(number) : htmlOf(number);
        context.setProperty(node, 'children', [unread]);
      },
    },
  };
};

// What is HTML already is no text.
function htmlOf(value: string): HastNode {
  return { type: 'raw', value };
}

function htmlInMdx(value: string): HastNode {
  const attribute = { type: 'mdxJsxAttribute' as const, name: 'set:html', value };
  return { type: 'mdxJsxTextElement', name: 'Fragment', attributes: [attribute], children: [] };
}
