/**
 * A text without control characters: what came from a page, a file or a stranger must not steer a
 * terminal. Line ends are control characters too; a text of several lines is given line by line.
 */
export function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
