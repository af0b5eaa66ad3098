import type { MdastPluginDefinition, MdastVisitorContext } from 'satteri';
import { asideFrame, asideTitle, type AsideKind } from '../components/aside.ts';
import { alertAside, directiveAside, titleOnFence } from './aside-names.ts';
import type { PageWords } from './page-words.ts';

/**
 * Framed remarks, in each way that writers bring along: `:::note[Title]` … `:::`, the same with the
 * title after a space, and the alerts of Git hosts, `> [!NOTE]`. Other containers are left to other
 * plugins.
 */
export function asides(wordsOf: PageWords): MdastPluginDefinition {
  return {
    name: 'meantime:asides',
    options: { position: true },
    containerDirective(node, context) {
      const name = directiveAside(node.name);
      if (!name) return;
      const label = wordsOf(context.data).asides[name.word];
      const title = node.children[0];
      if (title?.type === 'paragraph' && title.data?.directiveLabel) {
        context.setProperty(title, 'data', { hProperties: asideTitle });
      } else {
        const source = context.source.slice(node.position?.start.offset, node.position?.end.offset);
        prependTitle(node, titleOnFence(source) ?? label, context);
      }
      frame(node, { kind: name.kind, label }, context);
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
      const label = wordsOf(context.data).asides[name.word];
      prependTitle(node, label, context);
      frame(node, { kind: name.kind, label }, context);
    },
  };
}

type Target = Parameters<MdastVisitorContext['prependChild']>[0];

interface Frame {
  kind: AsideKind;
  /** What readers who do not see it are told that it is. */
  label: string;
}

function frame(node: Target, { kind, label }: Frame, context: MdastVisitorContext): void {
  const { tagName, properties } = asideFrame(kind, label);
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
