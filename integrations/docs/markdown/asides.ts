import type { MdastPluginDefinition, MdastVisitorContext } from 'satteri';
import { asideFrame, asideTitle } from '../components/aside.ts';
import { alertAside, directiveAside, titleOnFence, type AsideName } from './aside-names.ts';

/**
 * Framed remarks, in each way that writers bring along: `:::note[Title]` … `:::`, the same with the
 * title after a space, and the alerts of Git hosts, `> [!NOTE]`. Other containers are left to other
 * plugins.
 */
export const asides: MdastPluginDefinition = {
  name: 'meantime:asides',
  options: { position: true },
  containerDirective(node, context) {
    const name = directiveAside(node.name);
    if (!name) return;
    const label = node.children[0];
    if (label?.type === 'paragraph' && label.data?.directiveLabel) {
      context.setProperty(label, 'data', { hProperties: asideTitle });
    } else {
      const source = context.source.slice(node.position?.start.offset, node.position?.end.offset);
      prependTitle(node, titleOnFence(source) ?? name.title, context);
    }
    frame(node, name, context);
  },
  blockquote(node, context) {
    const [first] = node.children;
    if (first?.type !== 'paragraph') return;
    const [marker, next] = first.children;
    if (marker?.type !== 'text') return;
    const [whole = '', word = '', end] = /^\[!(\w+)\](\n|$)/.exec(marker.value) ?? [];
    const name = alertAside(word);
    const isAlone = end === '\n' || next === undefined || next.type === 'break';
    if (!name || !isAlone) return;
    const rest = marker.value.slice(whole.length);
    if (rest !== '') context.setProperty(marker, 'value', rest);
    else if (next === undefined) {
      // A mark with nothing to say is shown as it was written.
      if (node.children.length === 1) return;
      context.removeNode(first);
    } else {
      context.removeNode(marker);
      if (next.type === 'break') context.removeNode(next);
    }
    prependTitle(node, name.title, context);
    frame(node, name, context);
  },
};

type Target = Parameters<MdastVisitorContext['prependChild']>[0];

function frame(node: Target, { kind, title }: AsideName, context: MdastVisitorContext): void {
  const { tagName, properties } = asideFrame(kind, title);
  context.setProperty(node, 'data', { hName: tagName, hProperties: properties });
}

function prependTitle(node: Target, title: string, context: MdastVisitorContext): void {
  context.prependChild(node, {
    type: 'paragraph',
    data: { hProperties: asideTitle },
    children: title
      .split(/(`[^`]+`)/)
      .filter((part) => part !== '')
      .map((part) =>
        part.length > 2 && part.startsWith('`') && part.endsWith('`')
          ? { type: 'inlineCode', value: part.slice(1, -1) }
          : { type: 'text', value: part },
      ),
  });
}
