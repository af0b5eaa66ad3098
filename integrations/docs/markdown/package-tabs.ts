import type { MdastNode, MdastPluginEntry, MdxJsxAttributeUnion } from 'satteri';
import type { Components } from '../components/built-ins.ts';
import { packageCommands } from '../components/package-commands.ts';
import { packageManagerChoice, packageManagers } from '../components/package-managers.ts';
import { literalText } from './content-links.ts';
import { knownNamesIn } from './known-names.ts';

/**
 * Sätteri plugin that puts tabs with a block of code each in the place of `<PackageManagers>`, before
 * anybody looks at code: they are highlighted, copied and walked like those that a writer wrote.
 */
export function packageTabs(components: Components): MdastPluginEntry {
  return ({ source }) => {
    if (!source.includes(packageManagers.name)) return undefined;
    const names = knownNamesIn(source, components);
    return {
      name: 'meantime:package-tabs',
      mdxJsxFlowElement(node, context) {
        if (names.componentBehind(node.name ?? '') !== packageManagers) return;
        const command = textOf(node.attributes, 'command');
        if (command === undefined) return;
        const syncKey = textOf(node.attributes, 'syncKey') ?? packageManagerChoice;
        const items = packageCommands(command, isSet(node.attributes, 'local')).map(
          ({ manager, command: line }) =>
            tag('TabItem', { label: manager }, [{ type: 'code', lang: 'sh', value: line }]),
        );
        if (items.length > 0) context.replaceNode(node, tag('Tabs', { syncKey }, items));
      },
    };
  };
}

type Attributes = readonly MdxJsxAttributeUnion[];
type Tag = Extract<MdastNode, { type: 'mdxJsxFlowElement' }>;

function valueOf(attributes: Attributes, name: string): unknown {
  return attributes.findLast((one) => one.type === 'mdxJsxAttribute' && one.name === name)?.value;
}

function textOf(attributes: Attributes, name: string): string | undefined {
  return literalText(valueOf(attributes, name));
}

/** True for `local` and `local={true}`. */
function isSet(attributes: Attributes, name: string): boolean {
  const value = valueOf(attributes, name);
  if (typeof value !== 'object' || value === null) return value === null;
  return Reflect.get(value, 'value') === 'true';
}

function tag(name: string, properties: Record<string, string>, children: Tag['children']): Tag {
  const attributes = Object.entries(properties).map(([key, value]) => ({
    type: 'mdxJsxAttribute' as const,
    name: key,
    value,
  }));
  return { type: 'mdxJsxFlowElement', name, attributes, children };
}
