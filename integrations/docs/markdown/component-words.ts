import type { HastPluginEntry, MdxJsxFlowElementHast, MdxJsxTextElementHast } from 'satteri';
import { en } from '../../../src/words/languages/en.ts';
import type { Components } from '../components/built-ins.ts';
import type { ComponentWords } from '../components/define-component.ts';
import { knownNamesIn } from './known-names.ts';
import type { Words } from '../../../src/words/words.ts';
import type { PageWords } from './page-words.ts';

/** Those that components say. */
function componentWordsIn({ asides, fields, figures }: Words): ComponentWords {
  return { asides, fields, figures };
}

const english = JSON.stringify(componentWordsIn(en));

/** Sätteri plugin that hands built-in components what they say in the page's language. */
export function componentWords(wordsOf: PageWords, components: Components): HastPluginEntry {
  const speaking = [...components.values()].filter(({ hasWords }) => hasWords === true);
  return ({ source, data }) => {
    // Under whatever name, a page spells the component's own somewhere.
    if (!speaking.some(({ name }) => source.includes(name))) return undefined;
    const words = componentWordsIn(wordsOf(data));
    // Without any they speak English.
    if (JSON.stringify(words) === english) return undefined;
    const known = knownNamesIn(source, components);
    const names = known.components.filter(
      (written) => known.componentBehind(written)?.hasWords === true,
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
