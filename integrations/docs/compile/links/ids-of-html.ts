import { decodeReferences } from '../../markdown/html-tags.ts';

// An id in the text of a code sample may count as one. That is cheaper than reading each tag.
const idAttribute = /\sid=(?:"([^"]*)"|'([^']*)'|([^\s"'<>=]+))/gi;
const nameAttribute = /<a\s(?:[^>]*\s)?name=(?:"([^"]*)"|'([^']*)')/gi;

/** What a fragment may name in HTML or JSX: ids, and the names of anchors. */
export function idsOfHtml(html: string): string[] {
  const found = [...html.matchAll(idAttribute), ...html.matchAll(nameAttribute)];
  const ids = found.map(([, inDouble, inSingle, bare]) => inDouble ?? inSingle ?? bare ?? '');
  return [...new Set(ids.map(decodeReferences))];
}
