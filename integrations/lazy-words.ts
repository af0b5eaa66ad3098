import { createHash } from 'node:crypto';
import { ownFolder } from '../src/protocol/own-folder.ts';
import { closestLanguage } from '../src/words/closest-language.ts';
import { directionOf } from '../src/words/language.ts';
import { languagesWithWords, wordsIn } from '../src/words/languages/words-in.ts';
import type { OwnWords, Words } from '../src/words/words.ts';
import { virtualModules } from './virtual-module.ts';
import type { VitePlugin } from './vite-plugin.ts';

interface Loaded {
  /** Name of the virtual module, whose `load(page)` gives the words for a page in that language. */
  name: string;
  group: keyof Words;
  /** Of the site. */
  own: OwnWords | undefined;
  /** Of the site, with a slash at both ends. */
  base: string;
}

/**
 * Vite plugin for words that browsers load when they are needed: each language is a file of its own,
 * and a page loads its own language alone.
 */
export function lazyWords({ name, group, own, base }: Loaded): VitePlugin {
  const tables = languagesWithWords(own).map((lang): [string, object] => [
    lang,
    { words: wordsIn(lang, own).words[group], lang, dir: directionOf(lang) },
  ]);
  return {
    name: `meantime/lazy-words ${name}`,
    ...virtualModules([name], function () {
      const names = JSON.stringify(tables.map(([lang]) => lang));
      if (this.environment.mode !== 'build') {
        return loader(names, `(${JSON.stringify(Object.fromEntries(tables))})[name]`);
      }
      for (const [lang, table] of tables) {
        const fileName = `${ownFolder}words/${group}.${lang}.json`;
        this.emitFile({ type: 'asset', fileName, source: JSON.stringify(table) });
      }
      // What a browser has kept is not taken for what another build has written.
      const version = createHash('sha256').update(JSON.stringify(tables)).digest('hex').slice(0, 8);
      const address = `\`${base}${ownFolder}words/${group}.\${name}.json?${version}\``;
      return loader(names, `(await fetch(${address})).json()`);
    }),
  };
}

/** @param words code that gets the words in the language `name` */
function loader(names: string, words: string): string {
  // Imported, it would be a file that a page loads besides.
  return `const closestLanguage = ${closestLanguage.toString()};
export const load = async (page) => {
  const name = closestLanguage(page, ${names});
  return ${words};
};
`;
}
