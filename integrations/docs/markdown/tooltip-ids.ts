import type { HastPluginEntry, MdxJsxFlowElementHast, MdxJsxTextElementHast } from 'satteri';
import type { Components } from '../components/built-ins.ts';
import { tooltip } from '../components/tooltip.ts';
import { knownNamesIn } from './known-names.ts';

/** Sätteri plugin that gives each tooltip of a page an id of its own, which its button names. */
export function tooltipIds(components: Components): HastPluginEntry {
  return ({ source }) => {
    if (!source.includes(tooltip.name)) return undefined;
    const known = knownNamesIn(source, components);
    let count = 0;
    const tag = {
      filter: known.components.filter((name) => known.componentBehind(name)?.name === tooltip.name),
      visit: <Tag extends MdxJsxFlowElementHast | MdxJsxTextElementHast>(node: Readonly<Tag>) => {
        if (node.attributes.some((one) => 'name' in one && one.name === 'id')) return undefined;
        count += 1;
        const value = `meantime-tooltip-${count}`;
        const id = { type: 'mdxJsxAttribute' as const, name: 'id', value };
        return { ...node, attributes: [...node.attributes, id] };
      },
    };
    return { name: 'meantime:tooltip-ids', mdxJsxFlowElement: tag, mdxJsxTextElement: tag };
  };
}
