import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderAskChange } from '../../../src/gate/render/render-ask-change.ts';
import { verdictOn } from './asked-page.ts';

const folder = join(import.meta.dirname, '../../fixtures/quickstart-forms');
const pages = readdirSync(folder).filter((name) => name.endsWith('.mdx'));

/** The first fence of a shell, whatever it stands in. */
const shell = /^( *)```(?:sh|bash)(?=[ \n])/m;

const harmless: Record<string, (page: string) => string> = {
  'headings renamed': (page) => page.replace(/^(##+) (.*)$/gm, '$1 More of $2'),
  'fences of tildes': (page) => page.replaceAll('```', '~~~~'),
  'another shell': (page) => page.replace(/```sh\b/g, '```bash'),
  'a comment in a block': (page) =>
    page.replace(/^( *)(```(?:sh|bash)[^\n]*\n)/m, '$1$2$1# to begin with\n'),
};

const planted: Record<string, [edit: (page: string) => string, told: string]> = {
  'a line in a block': [
    (page) => page.replace(/^( *)(```(?:sh|bash)[^\n]*\n)/m, '$1$2$1docker compose up\n'),
    'asks for another command: "docker compose up".',
  ],
  'a fence that is run no more': [
    (page) => page.replace(shell, '$1```sh norun'),
    'runs it no more',
  ],
  'a paragraph before the first heading': [
    (page) => page.replace(/^---\n[^]*?\n---\n/, '$&\nDocker 24, PostgreSQL 16 and an account.\n'),
    '"Docker 24, PostgreSQL 16 and an account."',
  ],
};

describe.each(pages)('of %s', (name) => {
  const page = readFileSync(join(folder, name), 'utf8');

  it.each(Object.entries(harmless))('%s is harmless', async (_, edit) => {
    const verdict = await verdictOn(page, edit(page));
    expect(verdict.variants.flatMap(({ asks }) => asks)).toEqual([]);
    expect(verdict.gone).toEqual([]);
  });

  // A page whose only block is run no more is an error of its own, and no quickstart.
  const hasOthers = (page.match(/^ *```\w+(?!.*\boutput\b)/gm) ?? []).length > 1;
  const telling = Object.entries(planted).filter(
    ([, [edit]]) => hasOthers || !edit(page).includes('norun'),
  );

  it.each(telling)('%s is told', async (_, [edit, told]) => {
    const after = edit(page);
    expect(after).not.toBe(page);
    const verdict = await verdictOn(page, after);
    const changes = verdict.variants.flatMap(({ asks }) => asks).map(renderAskChange);
    expect(verdict.holds).toBe(false);
    expect(changes.join('\n')).toContain(told);
  });
});
