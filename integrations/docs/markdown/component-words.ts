import type { HastPluginEntry, MdxJsxFlowElementHast, MdxJsxTextElementHast } from 'satteri';
import { en } from '../../../src/words/languages/en.ts';
import { builtIns } from '../components/built-ins.ts';
import type { ComponentWords } from '../components/define-component.ts';
import { knownNamesIn } from './known-names.ts';
import type { PageWords } from './page-words.ts';

const speaking = [...builtIns.values()].filter(({ hasWords }) => hasWords === true);

/** Sätteri plugin that hands built-in components what they say in the page's language. */
export function componentWords(wordsOf: PageWords): HastPluginEntry {
  return ({ source, data }) => {
    // Under whatever name, a page spells the component's own somewhere.
    if (!speaking.some(({ name }) => source.includes(name))) return undefined;
    const words: ComponentWords = { asides: wordsOf(data).asides };
    // Without any they speak English.
    if (JSON.stringify(words) === JSON.stringify({ asides: en.asides })) return undefined;
    const known = knownNamesIn(source);
    const names = known.components.filter((written) =>
      speaking.some(({ name }) => name === known.builtInBehind(written)),
    );
    const tag = {
      filter: names,
      visit: <Tag extends MdxJsxFlowElementHast | MdxJsxTextElementHast>(node: Readonly<Tag>) => {
        const value = {
          type: 'mdxJsxAttributeValueExpression' as const,
          value: JSON.stringify(words),
        };
        const attribute = { type: 'mdxJsxAttribute' as const, name: 'words', value };
        return { ...node, attributes: [...node.attributes, attribute] };
      },
    };
    return { name: 'meantime:component-words', mdxJsxFlowElement: tag, mdxJsxTextElement: tag };
  };
}
