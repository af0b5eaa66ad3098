import type { BlockContext } from './block-context.ts';
import { lastSentence } from './block-context.ts';

const endings =
  '[cm]?[jt]sx?|jsonc?|ya?ml|toml|py|rb|go|rs|php|java|kts?|swift|cs|c|cpp|h|html?|s?css|less|vue|svelte|astro|mdx?|sql|sh|env|txt|xml|ini|conf|gradle|exs?|lua|tf|dart|graphql|prisma|rst|adoc';
/** A path that ends like a file of text; `config.plugins` is none. */
const path = String.raw`(?:~\/|\.\/)?(?:[\w@.$()[\]-]+\/)*(?:[\w@.$()[\]-]+\.(?:${endings})|\.(?:gitignore|npmrc|env(?:\.\w+)?|\w+rc|\w+ignore)|Dockerfile|Makefile|Gemfile|Procfile)`;
const file = new RegExp(`^${path}$`, 'i');
const comment = new RegExp(
  String.raw`^(?:\/\/|#|--|;|\/\*|<!--)\s*(?:file(?:name)?:\s*)?(${path})\s*(?:\*\/|-->)?$`,
  'i',
);
const creating =
  /\b(?:creat\w*|add\w*|make|named|called|new|save\w*|write|writing|put|place|erstell\w*|speicher\w*|crée\w*|crea\w*)\b/iu;
const changing =
  /\b(?:to your|in your|into your|edit|updat\w*|modif\w*|chang\w*|replac\w*|extend|following (?:section|lines?|script|field)s?|inside)\b/i;

/** True for the path of a file of text. */
export function isFile(text: string): boolean {
  return file.test(text);
}

/** The file that the first line of a block names in a comment, as many pages write it. */
export function fileOfComment(text: string): string | undefined {
  const [first = ''] = text.split('\n');
  return comment.exec(first.trim())?.[1];
}

/**
 * The file that the words around a block make of it: "create a `sum.js` file:" above it, or
 * "save it as `hello.py`" below it. None where they speak of a change.
 */
export function fileNamedBy({
  lead,
  leadCodes,
  trail,
  trailCodes,
}: BlockContext): string | undefined {
  const named = leadCodes.filter(isFile);
  const said = sentenceWith(lead, named.at(-1));
  if (named.length > 0 && creating.test(said) && !changing.test(said)) return named.at(-1);
  const [below] = trailCodes.filter(isFile);
  const saved = /\b(?:save|store|put|name) (?:it|this|the (?:file|code)|that)\b[^.]*/i.exec(
    trail,
  )?.[0];
  return below !== undefined && saved !== undefined && trail.includes(below) ? below : undefined;
}

/** The last sentence that names the file, else the last one. */
function sentenceWith(text: string, file: string | undefined): string {
  if (file === undefined) return lastSentence(text);
  const at = text.lastIndexOf(file);
  const before = text.slice(0, at);
  const start = Math.max(before.lastIndexOf('. '), before.lastIndexOf('! ')) + 1;
  return text.slice(Math.max(start, 0));
}
