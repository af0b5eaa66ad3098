/** A goal that nothing shows, for pages of which nobody knows what shows that it worked. */
export const unseenGoal = '\u0000';

/** What differs from run to run: times, versions, dates, hashes, folders of the writer. */
const varying =
  /\b\d+(?:[.,]\d+)?\s?(?:ms|µs|s|sec(?:onds?)?|min(?:utes?)?|[kKMG]i?B)\b|\bv?\d+\.\d+(?:\.\d+)*(?:-[\w.]+)?\b|\b\d{1,4}[-/:]\d{1,2}(?:[-/:]\d{1,4})?(?:[ T][\d:.]+)?|\b[0-9a-f]{7,}\b|(?:~|\/(?:home|Users|root|tmp))\/\S*|\b\d{2,}\b/g;

/** What an output says of success: the longest part of its last line of words that is always the same. */
export function tellingPart(output: string): string | undefined {
  const lines = output.split('\n').filter((line) => /\p{L}{2}/u.test(line));
  const parts = (lines.at(-1) ?? '')
    .split(varying)
    .map((part) => part.replace(/[\s([{:,=]+$/, '').trim());
  const [longest] = parts.sort((a, b) => b.length - a.length);
  return longest !== undefined && /\p{L}{2}/u.test(longest) ? longest : undefined;
}

/**
 * An output of a page whose writer knew nothing of patterns, as one: any lines may stand before,
 * between and after, and what differs from run to run is anything.
 */
export function loosened(output: string): string {
  const lines = output
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s*(?:\.{3}|…)\s*$/.test(line));
  return [
    '...',
    ...lines.flatMap((line) => [`[..]${line.trim().replace(varying, '[..]')}[..]`, '...']),
  ].join('\n');
}
