import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'astro';
import { directionOf } from '../src/words/language.ts';
import { languagesWithWords, wordsIn } from '../src/words/languages/words-in.ts';
import type { OwnWords, Words } from '../src/words/words.ts';
import { packageFile } from './package-file.ts';

type VitePlugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

interface Loaded {
  /** Name of the virtual module, whose `load(lang)` gives the words for a page in that language. */
  name: string;
  group: keyof Words;
  /** Of the site. */
  own: OwnWords | undefined;
}

/**
 * Vite plugin for words that browsers load when they are needed: each language is a file of its own,
 * and a page loads its own language alone. See lazy-modules.ts for why this is no plain `import()`.
 */
export function lazyWords({ name, group, own }: Loaded): VitePlugin {
  const languages = languagesWithWords(own);
  return {
    name: `meantime/lazy-words ${name}`,
    resolveId: (id) => (id === name || id.startsWith(`${name}/`) ? `\0${id}` : undefined),
    load(id) {
      if (id.startsWith(`\0${name}/`)) return saidIn(id.slice(name.length + 2), group, own);
      if (id !== `\0${name}`) return undefined;
      if (this.environment.mode !== 'build') {
        const imports = languages.map(
          (lang) => `() => import(${JSON.stringify(`${name}/${lang}`)})`,
        );
        return loader(languages, imports, 'words[name]()');
      }
      const addresses = languages.map((lang) => {
        const chunk = { id: `${name}/${lang}`, name: `${group}.${lang}` };
        const file = this.emitFile({ type: 'chunk', ...chunk, preserveSignature: 'strict' });
        return `import.meta.ROLLUP_FILE_URL_${file}`;
      });
      return loader(languages, addresses, 'import(/* @vite-ignore */ words[name])');
    },
  };
}

/** @param load code that loads what stands in `words` at `name` */
function loader(languages: readonly string[], words: readonly string[], load: string): string {
  const closest = fileURLToPath(packageFile('src/words/closest-language.ts'));
  const entries = languages.map((lang, index) => `${JSON.stringify(lang)}: ${words[index] ?? ''}`);
  return `import { closestLanguage } from ${JSON.stringify(closest.replaceAll('\\', '/'))};
const words = { ${entries.join(', ')} };
const names = Object.keys(words);
export const load = async (page) => {
  const { name, lang } = closestLanguage(page, names);
  return { ...(await ${load}).said, lang };
};
`;
}

function saidIn(lang: string, group: keyof Words, own: Loaded['own']): string {
  const said = { words: wordsIn(lang, own).words[group], dir: directionOf(lang) };
  return `export const said = ${JSON.stringify(said)};\n`;
}
