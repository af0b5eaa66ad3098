import { readFileSync } from 'node:fs';

/** The example of a file in a guide of the docs, as it stands there. */
export function exampleOf(file: string, guide = 'deploying'): string {
  const url = new URL(`../../content/guides/${guide}.mdx`, import.meta.url);
  const page = readFileSync(url, 'utf8');
  const blocks = page.matchAll(/^```\w+ title="(?:[^"]*\/)?([^"/]+)"\n(.*?)^```$/gms);
  for (const [, name, text] of blocks) if (name === file && text !== undefined) return text;
  throw new Error(`The guide "${guide}" has no example of ${file}.`);
}

/** An example with other values where they stand; each has to be there, so that none goes unnoticed. */
export function withValues(example: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The example does not say "${from}".`);
    return text.replaceAll(from, to);
  }, example);
}
