import type { AstroConfig } from 'astro';
import type { MdastPluginDefinition, MdastPluginEntry } from 'satteri';
import { bundledLanguages, isSpecialLang } from 'shiki';
import { languageMeant } from '../../../src/protocol/language-meant.ts';

type HighlightOptions = Pick<AstroConfig['markdown'], 'syntaxHighlight' | 'shikiConfig'>;

/** True for what Shiki or the configuration can highlight, and for what it need not. */
export function knowsLanguage({
  syntaxHighlight,
  shikiConfig,
}: HighlightOptions): (lang: string) => boolean {
  const isObject = typeof syntaxHighlight === 'object';
  const type = isObject ? syntaxHighlight.type : syntaxHighlight;
  if (type !== 'shiki') return () => true;
  const excluded = (isObject ? syntaxHighlight.excludeLangs : undefined) ?? [];
  const { langs, langAlias } = shikiConfig;
  const known = new Set([
    ...[...excluded, 'math', ...Object.keys(bundledLanguages), ...Object.keys(langAlias)],
    ...langs.flatMap(({ name, aliases = [] }) => [name, ...aliases]),
  ]);
  return (lang) => isSpecialLang(lang) || known.has(lang);
}

/** The languages of bundled and configured grammars, for those who look for a near name. */
export function languageNames({ shikiConfig: { langs, langAlias } }: HighlightOptions): string[] {
  return [
    ...Object.keys(bundledLanguages),
    ...Object.keys(langAlias),
    ...langs.map(({ name }) => name),
  ];
}

/** False where a look at the text alone tells that all its blocks have languages that are known. */
function mayHoldUnknown(text: string, isKnown: (lang: string) => boolean): boolean {
  return [...text.matchAll(/(?<![`~])(?:`{3,}|~{3,})[ \t]{0,9}([^\s`]+)/g)].some(
    ([, lang]) => lang !== undefined && !isKnown(lang),
  );
}

/** What a block is highlighted as; undefined where nobody knows its language. */
export function highlightedAs(
  lang: string,
  isKnown: (lang: string) => boolean,
): string | undefined {
  return [lang, languageMeant(lang)].find(isKnown);
}

/**
 * Gives languages the names that Shiki knows, and makes plain text of blocks whose language it does
 * not, as Shiki does, which would complain of each without saying where it stands.
 */
export class PlainLanguages {
  #isKnown: (lang: string) => boolean = () => true;

  /** @param markdown as it is once all integrations had their say */
  know(markdown: HighlightOptions): void {
    this.#isKnown = knowsLanguage(markdown);
  }

  readonly plugin: MdastPluginEntry = ({ source }): MdastPluginDefinition | false =>
    mayHoldUnknown(source, this.#isKnown) && {
      name: 'meantime:plain-languages',
      code: (node, context) => {
        if (!node.lang || this.#isKnown(node.lang)) return;
        context.setProperty(node, 'lang', highlightedAs(node.lang, this.#isKnown) ?? 'plaintext');
      },
    };
}
