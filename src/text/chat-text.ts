import { lettersOf } from './letters-of.ts';
import { linesWithSigns } from './lines-with-signs.ts';

/** From here on stand the wide forms of ASCII. */
const wideForms = 0xfee0;

/**
 * A text of others for a chat, whichever it is: on one line, at most so many letters, and with signs
 * that look alike for those that a chat would make something of. Nobody is told of it, and nothing in
 * it is a link.
 */
export function chatText(text: string, mostLetters = 300): string {
  const letters = lettersOf(linesWithSigns(text).join(' ').replace(/\s+/g, ' ').trim());
  const cut = letters.length > mostLetters ? [...letters.slice(0, mostLetters), '…'] : letters;
  return (
    cut
      .join('')
      // Markup, names that are told, references, elements; then addresses and emoji by name.
      .replace(/[&<>@#*_~`[\]|\\]/g, widen)
      .replace(/:(?=\/\/|[\w+-]+:)/g, widen)
      .replace(/\b(www)\./gi, '$1\u2024')
  );
}

function widen(sign: string): string {
  return String.fromCharCode(sign.charCodeAt(0) + wideForms);
}
