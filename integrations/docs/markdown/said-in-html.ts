import type { HastNode, HastPluginEntry, HastVisitorContext } from 'satteri';
import { markup } from '../../../src/protocol/markup.ts';
import { fillIn } from '../../../src/words/fill-in.ts';
import type { Words } from '../../../src/words/words.ts';
import type { PageWords } from './page-words.ts';
import { wrapPlace } from './wrap-place.ts';

type Element = Extract<HastNode, { type: 'element' }>;

/**
 * Sätteri plugin that puts words which others have written into the page's language: what stands
 * around code, which the highlighter writes in the site's, and footnotes, which the parser writes in
 * English.
 *
 * @param siteCode what the highlighter writes
 */
export function saidInHtml(wordsOf: PageWords, siteCode: Words['code']): HastPluginEntry {
  return ({ source, data }) => {
    const words = wordsOf(data);
    const isForeign = JSON.stringify(words.code) !== JSON.stringify(siteCode);
    const names = [
      ...(isForeign ? ['figcaption', 'button', 'summary', wrapPlace] : []),
      ...(source.includes('[^') ? ['h2', 'a'] : []),
    ];
    if (names.length === 0) return undefined;
    return {
      name: 'meantime:said-in-html',
      element: {
        filter: names,
        visit(node, context) {
          sayAgain(node, context, { words, siteCode });
        },
      },
    };
  };
}

interface Saying {
  words: Words;
  siteCode: Words['code'];
}

function sayAgain(
  node: Readonly<Element>,
  context: HastVisitorContext,
  { words, siteCode }: Saying,
): void {
  const { tagName, properties } = node;
  const say = (text: string): void => {
    context.setProperty(node, 'children', [{ type: 'text', value: text }]);
  };
  // A caption that its writer gave is searched.
  if (tagName === 'figcaption' && properties['dataPagefindIgnore'] !== undefined) {
    const isTerminal = context.textContent(node) === siteCode.terminal;
    say(isTerminal ? words.code.terminal : words.code.output);
  } else if (tagName === 'button' && properties[markup.copy] !== undefined) {
    say(words.code.copy);
  } else if (tagName === wrapPlace) {
    context.setProperty(node, 'dataWrap', words.code.wrap);
  } else if (tagName === 'summary' && properties['dataLines'] !== undefined) {
    const numbers = String(properties['dataLines']);
    context.setProperty(node, 'ariaLabel', `${words.code.folded} ${numbers}`);
  } else if (tagName === 'h2' && properties['id'] === 'footnote-label') {
    say(words.footnotes.title);
  } else if (tagName === 'a' && properties['dataFootnoteBackref'] !== undefined) {
    const reference = /[\d-]+$/.exec(String(properties['ariaLabel']))?.[0] ?? '';
    context.setProperty(node, 'ariaLabel', fillIn(words.footnotes.back, { reference }));
  }
}
