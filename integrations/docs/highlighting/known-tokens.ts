import type { ShikiTransformer } from 'shiki';
import type { Tokens } from './token-pool.ts';

/**
 * Shiki transformer that takes tokens which are known instead of splitting the code.
 *
 * @param tokensOf undefined for a block whose tokens are not known
 * @param learn told the tokens of a block that was split
 */
export function knownTokens(
  tokensOf: (code: string, lang: string, meta: string | undefined) => (() => Tokens) | undefined,
  learn: (code: string, lang: string, tokens: Tokens) => void,
): ShikiTransformer {
  const known = new WeakMap<object, { lang: string; tokens: () => Tokens }>();
  return {
    name: 'meantime:known-tokens',
    // Before what others make of them.
    enforce: 'pre',
    preprocess(code, options) {
      const { lang } = options;
      const tokens = tokensOf(code, lang, options.meta?.__raw);
      if (!tokens) return;
      known.set(options, { lang, tokens });
      // Costs nothing to split.
      options.lang = 'text';
    },
    tokens(split) {
      const { lang, tokens } = known.get(this.options) ?? {};
      if (lang === undefined) {
        learn(this.source, this.options.lang, split);
        return undefined;
      }
      this.options.lang = lang;
      return tokens?.();
    },
  };
}
