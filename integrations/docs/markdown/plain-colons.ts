import type { MdastPluginDefinition } from 'satteri';

/**
 * The syntax of asides makes a directive of every `:word`, so that `10:30` and `x:y` would lose
 * what follows the colon. Prose stays as it was written: `:name`, the label, `{attributes}`.
 */
export const plainColons: MdastPluginDefinition = {
  name: 'meantime:plain-colons',
  options: { position: true },
  textDirective(node, context) {
    const source = sourceOf(node.position, context.source);
    if (node.children.length === 0) {
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

interface Offsets {
  start: { offset?: number | undefined };
  end: { offset?: number | undefined };
}

function sourceOf(position: Offsets | undefined, source: string): string {
  return source.slice(position?.start.offset, position?.end.offset);
}
