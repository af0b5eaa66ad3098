/** Signs of scripts that say more than a letter each. */
export interface SignCounts {
  /** Chinese characters in a text without kana. */
  chinese?: number;
  /** Kana, and the Chinese characters among them. */
  japanese?: number;
  /** Syllables of Hangul. */
  korean?: number;
}

/** How much there is to read. */
export interface TextLength {
  /** Parted by white space. */
  words: number;
  /** Without white space and the signs that are counted apart; a pictograph is one. */
  letters: number;
  /** Absent where there are none. */
  signs?: SignCounts;
}

const invisible = /[\u00ad\u200b\u2060]/g;
/** With its skin tone, and joined with others. */
const pictograph =
  /\p{RI}{2}|\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier}|\u200d\p{Extended_Pictographic})*/gu;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}ー]/gu;
const han = /\p{Script=Han}/gu;
const hangul = /\p{Script=Hangul}/gu;

/** Counts what is read of a text. */
export function countLetters(text: string): TextLength {
  const plain = text.replace(invisible, '').replace(pictograph, '.');
  const [kanas, hans, korean] = [kana, han, hangul].map(
    (script) => plain.match(script)?.length ?? 0,
  ) as [number, number, number]; // of three scripts
  const all = Array.from(plain.replace(/\s+/g, '')).length;
  const signs: SignCounts = {
    ...(kanas === 0 && hans > 0 && { chinese: hans }),
    ...(kanas > 0 && { japanese: kanas + hans }),
    ...(korean > 0 && { korean }),
  };
  return {
    words: plain.match(/\S+/g)?.length ?? 0,
    letters: all - kanas - hans - korean,
    ...(kanas + hans + korean > 0 && { signs }),
  };
}

/** All that is read, whatever its script. */
export function signsIn({ letters, signs = {} }: Pick<TextLength, 'letters' | 'signs'>): number {
  const { chinese = 0, japanese = 0, korean = 0 } = signs;
  return letters + chinese + japanese + korean;
}
