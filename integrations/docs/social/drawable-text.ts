/** Tells whether the fonts have a letter. */
type Has = (letter: string) => boolean;

// What is no letter of its own: blanks, controls, what joins the letters around it.
const unseen = /[\s\p{Cc}\p{Cf}\u{fe00}-\u{fe0f}]/u;
// A digit is one too, with a frame around it.
const tinted = String.raw`(?:\u{fe0f}|[\u{1f3fb}-\u{1f3ff}])*`;
const emoji = new RegExp(
  String.raw`\p{Regional_Indicator}{2}|[\d#*]\u{fe0f}?\u{20e3}|` +
    String.raw`(?:\p{Emoji_Presentation}|\p{Emoji}\u{fe0f})${tinted}(?:\u{200d}\p{Emoji}${tinted})*`,
  'gu',
);

/**
 * A text as it can be drawn: without emoji, whose fonts the engine does not draw, and without the marks
 * of code.
 *
 * @returns undefined where a letter is missing
 */
export function drawableText(text: string, has: Has): string | undefined {
  const plain = plainText(text);
  return lettersMissing(plain, has).length === 0 ? plain : undefined;
}

/** The scripts of the letters that no font has, by the names that Unicode gives them. */
export function scriptsMissing(text: string, has: Has): string[] {
  return [...new Set(lettersMissing(plainText(text), has).map(scriptOf))];
}

function plainText(text: string): string {
  return text.replaceAll('`', '').replace(emoji, '').replace(/\s+/g, ' ').trim();
}

function lettersMissing(text: string, has: Has): string[] {
  return Array.from(text).filter((letter) => !unseen.test(letter) && !has(letter));
}

const scripts: readonly [string, RegExp][] = [
  ['Hiragana', /\p{scx=Hiragana}/u],
  ['Katakana', /\p{scx=Katakana}/u],
  ['Han', /\p{sc=Han}/u],
  ['Hangul', /\p{sc=Hangul}/u],
  ['Arabic', /\p{sc=Arabic}/u],
  ['Hebrew', /\p{sc=Hebrew}/u],
  ['Thai', /\p{sc=Thai}/u],
  ['Bengali', /\p{sc=Bengali}/u],
  ['Tamil', /\p{sc=Tamil}/u],
  ['Telugu', /\p{sc=Telugu}/u],
  ['Georgian', /\p{sc=Georgian}/u],
  ['Armenian', /\p{sc=Armenian}/u],
  ['Khmer', /\p{sc=Khmer}/u],
  ['Ethiopic', /\p{sc=Ethiopic}/u],
];

function scriptOf(letter: string): string {
  const known = scripts.find(([, pattern]) => pattern.test(letter))?.[0];
  const code = letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return known ?? `U+${code ?? ''}`;
}
