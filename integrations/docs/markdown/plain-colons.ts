import type { MdastPluginEntry } from 'satteri';

/**
 * The syntax of asides makes a directive of every `:word`, so that `10:30` and `x:y` would lose
 * what follows the colon. Prose stays as it was written: `:name`, the label, `{attributes}`.
 */
export const plainColons: MdastPluginEntry = () => {
  // What stands within a directive that is text as a whole is text with it.
  let writtenTo = 0;
  return {
    name: 'meantime:plain-colons',
    options: { position: true },
    textDirective(node, context) {
      const { start, end } = node.position ?? {};
      if ((start?.offset ?? 0) < writtenTo) return;
      const source = sourceOf(node.position, context.source);
      const isNested = node.children.some(({ type }) => type === 'textDirective');
      if (isNested || node.children.length === 0) {
        writtenTo = end?.offset ?? 0;
        context.replaceNode(node, { type: 'text', value: source });
        return;
      }
      const attributes = /\{[^{}]*\}$/.exec(source)?.[0] ?? '';
      context.replaceNode(node, [
        { type: 'text', value: `:${node.name}[` },
        ...node.children,
        { type: 'text', value: `]${attributes}` },
      ]);
    },
    leafDirective(node, context) {
      const value = sourceOf(node.position, context.source);
      context.replaceNode(node, { type: 'paragraph', children: [{ type: 'text', value }] });
    },
  };
};

interface Offsets {
  start: { offset?: number | undefined };
  end: { offset?: number | undefined };
}

function sourceOf(position: Offsets | undefined, source: string): string {
  return source.slice(position?.start.offset, position?.end.offset);
}
