import { createHash } from 'node:crypto';
import type { ThemedToken } from 'shiki';
import type { Tokens } from './token-pool.ts';

/** Texts by key, of earlier builds and of this one. */
export interface KeptTexts {
  read(key: string): string | undefined;
  write(key: string, text: string): void;
}

/**
 * The tokens of blocks from build to build: of a page that was edited, the code that stayed is not
 * split again. The first block of a language takes longest, for which a grammar's expressions are
 * compiled.
 */
export class KeptTokens {
  readonly #texts: KeptTexts;
  readonly #stamp: string;

  /** @param stamp stands for all but the block itself that its tokens come from */
  constructor(texts: KeptTexts, stamp: string) {
    this.#texts = texts;
    this.#stamp = stamp;
  }

  /** Packed. */
  read(code: string, lang: string): string | undefined {
    return this.#texts.read(this.#keyOf(code, lang));
  }

  /** @param tokens packed or not */
  write(code: string, lang: string, tokens: Tokens | string): void {
    const text = typeof tokens === 'string' ? tokens : packTokens(code, tokens);
    if (text !== undefined) this.#texts.write(this.#keyOf(code, lang), text);
  }

  #keyOf(code: string, lang: string): string {
    const hash = createHash('sha256').update(JSON.stringify([this.#stamp, lang, code]));
    return hash.digest('base64url');
  }
}

type TokenStyle = Omit<ThemedToken, 'content' | 'offset'>;

/** The styles that are met, and of each line where it begins, and length and style of each token. */
interface PackedTokens {
  styles: TokenStyle[];
  lines: number[][];
}

/** Undefined for tokens that are more than a place in the code and how it looks. */
export function packTokens(code: string, tokens: Tokens): string | undefined {
  const styles = new Map<string, [index: number, style: TokenStyle]>();
  const lines: number[][] = [];
  for (const line of tokens) {
    let end = line[0]?.offset ?? 0;
    const packed = line.length === 0 ? [] : [end];
    for (const { content, offset, color, fontStyle, ...more } of line) {
      if (offset !== end || !code.startsWith(content, offset)) return undefined;
      if (Object.keys(more).length > 0) return undefined;
      end += content.length;
      const style = {
        ...(color !== undefined && { color }),
        ...(fontStyle !== undefined && { fontStyle }),
      };
      const name = `${String(color)} ${String(fontStyle)}`;
      const [index] = styles.get(name) ?? [styles.size];
      styles.set(name, [index, style]);
      packed.push(content.length, index);
    }
    lines.push(packed);
  }
  const packed: PackedTokens = { styles: [...styles.values()].map(([, style]) => style), lines };
  return JSON.stringify(packed);
}

export function unpackTokens(code: string, text: string): Tokens {
  const { styles, lines } = JSON.parse(text) as PackedTokens; // as it was packed
  return lines.map(([begin = 0, ...pairs]) => {
    let offset = begin;
    const line: ThemedToken[] = [];
    for (let at = 0; at < pairs.length; at += 2) {
      const [length = 0, style = 0] = pairs.slice(at, at + 2);
      line.push({ content: code.slice(offset, offset + length), offset, ...styles[style] });
      offset += length;
    }
    return line;
  });
}
