import { withSigns } from './printable.ts';

/**
 * A text of others as Markdown that shows it as it is: no heading, link, picture or element comes of
 * it, and no line of it begins anything. On one line.
 */
export function escapeMarkdown(text: string): string {
  return withSigns(text.replace(/\s+/g, ' ').trim())
    .replace(/[\\`*_[\]<>|&#~!{}()]/g, String.raw`\$&`)
    .replace(/^(\d+)([.)])/, String.raw`$1\$2`)
    .replace(/^([-+=])/, String.raw`\$1`)
    .replace(/(https?|ftp|mailto|www)([:.])/gi, String.raw`$1\$2`)
    .replace(/@/g, String.raw`\@`);
}
