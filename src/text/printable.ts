/**
 * A text without control characters: what came from a page, a file or a stranger must not steer a
 * terminal. Line ends are control characters too; a text of several lines is given line by line.
 */
export function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

/** The same of a text of several lines, each by itself. */
export function printableLines(text: string): string {
  return text.split(/\r?\n/).map(printable).join('\n');
}

const pictures = 0x2400;

/**
 * The same where the reader looks for what is wrong: each character that is not seen, or that
 * turns the direction of the text around, is shown by a sign of one column. Tabs are left.
 */
export function withSigns(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029\p{Surrogate}]/gu, (character) => {
    const code = character.charCodeAt(0);
    if (character === '\t' || isJoiner(code)) return character;
    if (code < 0x20) return String.fromCharCode(pictures + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

/** Those that emoji and some scripts are written with; they neither steer nor hide anything. */
function isJoiner(code: number): boolean {
  return code === 0x200c || code === 0x200d;
}
