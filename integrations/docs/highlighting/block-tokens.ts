import { unpackTokens, type KeptTokens } from './kept-tokens.ts';
import type { ShikiConfig } from './language-highlighters.ts';
import { TokenPool, type Tokens } from './token-pool.ts';

// So many are split before threads for more of them have started.
const blocksBeforePool = 50;

interface TokenSources {
  shikiConfig: ShikiConfig;
  /** Tokens of earlier builds; undefined where others may have a hand in what code is split into. */
  kept: KeptTokens | undefined;
  /** True for a language whose code is split the same wherever it is done. */
  mayShare: (lang: string) => boolean;
}

/** The tokens of blocks without splitting them here: an earlier build has done it, or a thread does. */
export class BlockTokens {
  readonly #sources: TokenSources;
  #pool: TokenPool | undefined;
  #asked = 0;

  constructor(sources: TokenSources) {
    this.#sources = sources;
  }

  /**
   * Gives them anew each time that it is called: transformers change what they are given. Undefined
   * where the main thread is to split the block itself.
   */
  async find(code: string, lang: string): Promise<(() => Tokens) | undefined> {
    const { shikiConfig, kept, mayShare } = this.#sources;
    if (!mayShare(lang)) return undefined;
    const text = withoutLastEnd(code);
    const found = kept?.read(text, lang);
    if (found !== undefined) return () => unpackTokens(text, found);
    this.#asked += 1;
    if (this.#asked <= blocksBeforePool) return undefined;
    this.#pool ??= new TokenPool(shikiConfig);
    const tokens = await this.#pool.tokens(code, lang);
    if (!tokens) return undefined;
    kept?.write(text, lang, tokens);
    return () =>
      typeof tokens === 'string' ? unpackTokens(text, tokens) : structuredClone(tokens);
  }

  /** Keeps what the main thread has split. */
  learn(code: string, lang: string, tokens: Tokens): void {
    const { kept, mayShare } = this.#sources;
    if (mayShare(lang)) kept?.write(code, lang, tokens);
  }

  /** Has threads help from the first block on. */
  expectMany(): void {
    this.#asked = blocksBeforePool;
  }

  close(): void {
    this.#pool?.close();
  }
}

/** As Astro highlights it. */
export function withoutLastEnd(code: string): string {
  return code.replace(/(?:\r\n|\r|\n)$/, '');
}
