import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pagePath, type Page, type PageSource } from './page.ts';

export interface BasePage {
  title: string;
  body: string;
}

/** The pages of a folder of MDX files, in the order of their names. */
export function readCorpus(folder: string): BasePage[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.mdx'));
  if (names.length === 0) throw new Error(`${folder} has no .mdx files.`);
  return names
    .sort((a, b) => (a < b ? -1 : 1)) // by code unit: the same on every machine
    .map((name) => parseBasePage(readFileSync(join(folder, name), 'utf8'), name));
}

/** @throws Error when the page has no frontmatter with a title */
export function parseBasePage(text: string, name: string): BasePage {
  const [, frontmatter = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  const written = /^title: *(.+?) *$/m.exec(frontmatter)?.[1];
  if (written === undefined) throw new Error(`${name} has no title in its frontmatter.`);
  return { title: unquote(written), body: withoutOwnLinks(body) };
}

const codeOrLink =
  /(^(`{3,}|~{3,})[^]*?^\2|(`+)[^`][^]*?\3)|(\]\(|^\[[^\]\n]+\]: *)(?![a-z][a-z\d+.-]*:|\/\/)([^()\s]+)/gim;

/** What a page links beside itself is not in the site, and a generator that checks links would stop. */
function withoutOwnLinks(body: string): string {
  return body.replace(codeOrLink, (whole, code: unknown, _fence, _tick, start: string) =>
    code === undefined ? `${start}https://example.com/` : whole,
  );
}

function unquote(written: string): string {
  if (written.startsWith('"')) return String(JSON.parse(written));
  if (written.startsWith("'")) return written.slice(1, -1).replaceAll("''", "'");
  return written;
}

/** Page i is base page i modulo their number, with i in its title and in its headings "Rule Details". */
export function corpusPages(basePages: readonly BasePage[]): PageSource {
  return (index) => {
    const base = basePages[index % basePages.length];
    if (base === undefined) throw new Error('The corpus is empty.');
    return numberPage(base, index);
  };
}

function numberPage(base: BasePage, index: number): Page {
  const title = `${base.title} ${index}`;
  const heading = `Rule Details ${index}`;
  return {
    path: pagePath(index),
    title,
    body: base.body.replaceAll('Rule Details', heading),
    mark: base.body.includes('Rule Details') ? heading : plainEnd(title),
  };
}

/** The end of a text that is written the same in HTML. */
function plainEnd(text: string): string {
  return /[\w -]*$/.exec(text)?.[0].trim() ?? '';
}
