/**
 * How a page's Markdown says that its reader takes one of several ways: HTML comments around them,
 * before each way, whose label follows in bold, and behind the last. They keep the ways of one choice
 * together for who reads the text alone.
 */
export const tabsComment = {
  /** @param key by which tabs change together; empty where they do not */
  start: (key: string): string => `<!-- tabs${key === '' ? '' : ` ${inComment(key)}`} -->`,
  way: '<!-- tab -->',
  end: '<!-- /tabs -->',
} as const;

/** Two hyphens would end a comment. */
function inComment(key: string): string {
  return encodeURIComponent(key).replaceAll('--', '-%2D');
}

/** Each of the comments in a text; the key is the first group, encoded, and the end is `/tabs`. */
export const tabsCommentPattern = /<!-- (tabs(?: [^\s>]+)?|tab|\/tabs) -->/g;
