import { linesWithSigns } from './lines-with-signs.ts';

/**
 * What a stranger wrote as a code block of Markdown: in one, nothing is markup, a name that somebody
 * is told of, a reference or a link, on no site that shows Markdown.
 */
export function fencedText(text: string): string[] {
  const lines = linesWithSigns(text);
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...lines, fence];
}
