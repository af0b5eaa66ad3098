import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/statistics/random.ts';
import { checkPage } from './check-page.ts';
import { complaintAbout, judgeMoved, judgeMutants } from './judge-mutants.ts';
import { mutations } from './mutate-page.ts';
import { seedPages, type SeedPage } from './seed-pages.ts';

const seeds = seedPages();
const mutantsOfEach = 30;

test('the seeds are real pages without a problem', async () => {
  expect(seeds.length).toBeGreaterThan(20);
  for (const { file, contents } of seeds) {
    expect((await checkPage(contents, `../${file}`)).problems, file).toEqual([]);
  }
});

// A sample: `npm run prove mutations` makes as many as one has time for.
describe.each(Object.entries(mutations))('%s', (name, mutate) => {
  test(`${mutantsOfEach} mutants give a page or clear errors`, async () => {
    const random = seededRandom(name.length * 7919 + mutantsOfEach);
    const { wrong } = await judgeMutants({ mutate, seeds, count: mutantsOfEach, random });
    expect(wrong.slice(0, 3)).toEqual([]);
  });
});

test('what stands above a mistake moves its line and nothing else', async () => {
  const { wrong, compared } = await judgeMoved({ seeds, count: 330, random: seededRandom(11) });
  expect(wrong.slice(0, 3)).toEqual([]);
  expect(compared).toBeGreaterThan(30);
});

/** What is unmistakably wrong, and how far below its first line it is to be blamed. */
const unmistakable: Readonly<Record<string, { lines: string[]; code: string; below?: number }>> = {
  'an unknown component': { lines: ['<Crad title="x" />'], code: 'component-unknown' },
  'an unknown property': { lines: ['<Card title="x" colour="y" />'], code: 'property-unknown' },
  'a property of a tag of several lines': {
    lines: ['<Card', '  title="x"', '  colour="y"', '/>'],
    code: 'property-unknown',
    below: 2,
  },
  'a tag left open in a paragraph': { lines: ['Words, <b>bold ones.'], code: 'mdx-syntax' },
  'a tag left open behind an emoji': { lines: ['字 😀 <b>bold.'], code: 'mdx-syntax' },
  'a tag that is closed only': { lines: ['</Aside>'], code: 'mdx-syntax' },
  'a comment of HTML': { lines: ['<!-- not said -->'], code: 'mdx-syntax' },
  'a less-than sign': { lines: ['', 'It takes <5 minutes.'], code: 'mdx-syntax', below: 1 },
  'a brace': { lines: ['The set {1, 2 is open.'], code: 'mdx-syntax' },
  'an expression': { lines: ['The sum {1 +} is 2.'], code: 'mdx-syntax' },
  'an expression of several lines': {
    lines: ['{', '  1 +', '  ]', '}'],
    code: 'mdx-syntax',
    below: 2,
  },
  'an import': { lines: ["import Chart from './chart.astro;"], code: 'mdx-syntax' },
  'a value without quotes': { lines: ['<Card title=x>y</Card>'], code: 'mdx-syntax' },
  'an address in brackets': { lines: ['See <https://example.com/>.'], code: 'mdx-syntax' },
  'the address of an image': { lines: ['![x](/a%zz.png)'], code: 'image-address-wrong' },
};

const lineEnds: Readonly<Record<string, (text: string) => string>> = {
  'as they are': (text) => text,
  'with CRLF': (text) => text.replaceAll('\n', '\r\n'),
  'with a byte order mark': (text) => `\ufeff${text}`,
};

test.each(Object.entries(unmistakable))('%s is blamed where it stands', async (_name, wrong) => {
  const random = seededRandom(23);
  let blamed = 0;
  for (const seed of await plainSeeds()) {
    const lines = seed.contents.split('\n');
    for (const [index, change] of Object.values(lineEnds).entries()) {
      const at = await quietLine(lines, seed.bodyLine, random);
      const mutant = [...lines.slice(0, at), '', ...wrong.lines, '', ...lines.slice(at)].join('\n');
      const { problems } = await checkPage(change(mutant), seed.file);
      const expected = { code: wrong.code, line: at + 2 + (wrong.below ?? 0) };
      const found = problems.map(({ code, line }) => ({ code, line }));
      expect(found, `${seed.file}, ${Object.keys(lineEnds)[index] ?? ''}:\n${mutant}`).toEqual([
        expected,
      ]);
      blamed += 1;
    }
  }
  expect(blamed).toBeGreaterThan(40);
});

let plain: Promise<SeedPage[]> | undefined;

/** The seeds in MDX that are no modules. */
function plainSeeds(): Promise<SeedPage[]> {
  plain ??= Promise.all(
    seeds.map(async (seed) => ({ seed, page: (await checkPage(seed.contents)).page })),
  ).then((checked) =>
    checked
      .filter(({ seed, page }) => seed.file.endsWith('.mdx') && page?.kind === 'plain')
      .map(({ seed }) => seed),
  );
  return plain;
}

/**
 * So many lines of a page, behind which a paragraph is a paragraph of its own, and code is code: what
 * stands in an aside is text, be it that it begins with `import`.
 */
async function quietLine(lines: string[], bodyLine: number, random: () => number): Promise<number> {
  for (;;) {
    const at = bodyLine - 1 + Math.floor(random() * (lines.length - bodyLine + 2));
    const shown = async (probe: string): Promise<string> => {
      const text = [...lines.slice(0, at), '', probe, '', ...lines.slice(at)].join('\n');
      const { page } = await checkPage(text);
      return page?.kind === 'plain' ? page.html : '';
    };
    if (!(await shown('zqprobe')).includes('<p>zqprobe</p>')) continue;
    if (!(await shown('export const zqprobe = 1;')).includes('zqprobe')) return at;
  }
}

const enormous: Readonly<Record<string, string>> = {
  'quotes in quotes': `${'> '.repeat(10_000)}x`,
  'lists in lists': `${'- '.repeat(10_000)}x`,
  'numbered lists': `${'1. '.repeat(10_000)}x`,
  'tags in tags': `${'<b>'.repeat(10_000)}x${'</b>'.repeat(10_000)}`,
  'tags of blocks': `${'<div>\n'.repeat(10_000)}x\n${'</div>\n'.repeat(10_000)}`,
  'tags left open': '<b>'.repeat(10_000),
  'components in components': `${'<Aside>\n\n'.repeat(2_000)}x\n\n${'</Aside>\n\n'.repeat(2_000)}`,
  'emphasis in emphasis': '*a _b '.repeat(10_000),
  'bold in bold': `${'**a '.repeat(10_000)}${' a**'.repeat(10_000)}`,
  'brackets left open': '['.repeat(10_000),
  'links in links': `${'['.repeat(10_000)}a${'](x)'.repeat(10_000)}`,
  'images in images': `${'!['.repeat(10_000)}a${'](/x)'.repeat(10_000)}`,
  'directives in directives': `${':a['.repeat(10_000)}x${']'.repeat(10_000)}`,
  'asides in asides': `${Array.from({ length: 300 }, (_, i) => `${':'.repeat(303 - i)}note`).join('\n')}\nx`,
  'parentheses in code': `{${'('.repeat(10_000)}1${')'.repeat(10_000)}}`,
  'parentheses left open in code': `{${'('.repeat(10_000)}}`,
  'lists in an export': `export const a = ${'['.repeat(10_000)}1${']'.repeat(10_000)}`,
  'code in an attribute': `<Card title={${'('.repeat(10_000)}1${')'.repeat(10_000)}} />`,
  'templates in templates': ['{', '`${'.repeat(10_000), '1', '}`'.repeat(10_000), '}'].join(''),
  'choices in choices': `{${'a?'.repeat(10_000)}1${':1'.repeat(10_000)}}`,
  'functions in functions': `{${'a=>'.repeat(30_000)}1}`,
  'tags in code': `{${'<b>'.repeat(30_000)}1${'</b>'.repeat(30_000)}}`,
  'braces in braces': `${'{'.repeat(10_000)}${'}'.repeat(10_000)}`,
  'a fence without end': `\`\`\`js\n${'const a = { b: [1, 2, 3] };\n'.repeat(2_000)}`,
  'a fence of ticks': '`'.repeat(200_000),
  'a long line': `${'word '.repeat(100_000)}<b>`,
  'a long word': 'a'.repeat(500_000),
  'a table of many columns': `|${'a|'.repeat(2_000)}\n|${'-|'.repeat(2_000)}\n|${'b|'.repeat(2_000)}`,
  'many footnotes': '[^a] '.repeat(10_000),
  'many entities': '&amp;&#x41;&nope;'.repeat(2_000),
  'blank lines': '\n'.repeat(200_000),
};

test.each(Object.entries(enormous))('%s end in a page or in an error', async (_name, body) => {
  for (const name of ['page.mdx', 'page.md']) {
    const contents = `---\ntitle: Enormous\n---\n\n${body}\n`;
    const { problems, page } = await checkPage(contents, name);
    expect(problems.map((problem) => complaintAbout(problem, contents)).filter(Boolean)).toEqual(
      [],
    );
    expect(problems.length > 0 || page !== undefined).toBe(true);
  }
});
