import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ShikiTransformer } from 'shiki';
import { expect, onTestFinished, test } from 'vitest';
import {
  highlighter,
  type BlockHighlighter,
} from '../../../integrations/docs/highlighting/block-highlighter.ts';
import { codeFigure } from '../../../integrations/docs/highlighting/code-figure.ts';
import type { ShikiConfig } from '../../../integrations/docs/highlighting/language-highlighters.ts';
import { sentinelTheme } from '../../../integrations/docs/highlighting/sentinel-theme.ts';
import {
  KeptTokens,
  packTokens,
  unpackTokens,
} from '../../../integrations/docs/highlighting/kept-tokens.ts';
import { TokenPool, type Tokens } from '../../../integrations/docs/highlighting/token-pool.ts';
import { en } from '../../../src/words/languages/en.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const shikiConfig = {
  theme: sentinelTheme,
  themes: {},
  langs: [],
  langAlias: { sample: 'js' },
  wrap: false,
  transformers: [codeFigure(en.code)],
} as unknown as Required<ShikiConfig>; // the theme is one of Shiki's by its shape alone

/** Blocks enough for the threads to start, in all kinds of languages. */
const blocks = Array.from({ length: 90 }, (_, index): [string, string] => {
  const lang = ['js', 'md', 'diff', 'sample', 'txt', 'python'][index % 6] ?? 'js';
  return [`+ const a${index} = "${index}"; // 😀\n\n- \`\`\`js\nlet b;\r\n\`\`\`\n`, lang];
});

function blockHighlighter(kept?: KeptTokens, others: ShikiTransformer[] = []): BlockHighlighter {
  const transformers = [codeFigure(en.code), ...others];
  const markdown = {
    syntaxHighlight: { type: 'shiki' },
    shikiConfig: { ...shikiConfig, transformers },
  } as unknown as Parameters<typeof highlighter>[0];
  const made = highlighter(markdown, kept);
  if (!made) throw new Error('No highlighter.');
  onTestFinished(() => {
    made.close();
  });
  return made;
}

test.runIf(availableParallelism() > 1)('the threads take all that they are asked', async () => {
  const pool = new TokenPool(shikiConfig);
  onTestFinished(() => {
    pool.close();
  });
  const asked = blocks.map(([code]) => pool.tokens(code, 'js'));
  expect((await Promise.all(asked)).every((tokens) => typeof tokens === 'string')).toBe(true);
});

test('a block looks the same whichever thread has split it', async () => {
  const { highlight } = blockHighlighter();
  const many = await Promise.all(blocks.map(([code, lang]) => highlight(code, lang, 'title=a.js')));
  const { highlight: alone } = blockHighlighter();
  for (const [index, [code, lang]] of blocks.slice(-20).entries()) {
    expect(many.at(index - 20)).toEqual(await alone(code, lang, 'title=a.js'));
  }
});

test('a block that an earlier build has split looks the same, and is not split again', async () => {
  const texts = new Map<string, string>();
  const kept = () =>
    new KeptTokens(
      { read: (key) => texts.get(key), write: (key, text) => texts.set(key, text) },
      '1',
    );
  const { highlight } = blockHighlighter(kept());
  const before = await Promise.all(blocks.map(([code, lang]) => highlight(code, lang, undefined)));
  // All but plain text, whichever thread has split them.
  expect(texts.size).toBe(blocks.filter(([, lang]) => lang !== 'txt').length);
  const written = new Map(texts);
  const { highlight: again } = blockHighlighter(kept());
  const after = await Promise.all(blocks.map(([code, lang]) => again(code, lang, undefined)));
  expect(after).toEqual(before);
  expect(texts).toEqual(written);
  for (const [key, text] of texts) texts.set(key, text.replaceAll('color', 'none'));
  const { highlight: plain } = blockHighlighter(kept());
  const [[code, lang]] = blocks as [[string, string]];
  expect(await plain(code, lang, undefined)).not.toEqual(before[0]);
});

const ofOthers: Record<string, ShikiTransformer> = {
  'takes a line away': {
    tokens: (lines) => {
      if (lines.length > 1) lines.shift();
    },
  },
  'colours by what the block says, before all others': {
    enforce: 'pre',
    tokens(lines) {
      if (!this.options.meta?.__raw?.includes('red')) return;
      for (const token of lines.flat()) delete token.color;
    },
  },
  'highlights the same code without a theme in between': {
    root() {
      this.codeToHast(this.source, {
        ...this.options,
        theme: 'none',
        transformers:
          this.options.transformers?.filter(({ name }) => name?.includes('known')) ?? [],
      });
    },
  },
};

test.each(Object.entries(ofOthers))(
  'a transformer of the site that %s has the same to work on, whoever split the code',
  async (_, transformer) => {
    const texts = new Map<string, string>();
    const kept = new KeptTokens(
      { read: (key) => texts.get(key), write: (key, text) => texts.set(key, text) },
      '1',
    );
    const looks = async (isMany: boolean, own?: KeptTokens) => {
      const made = blockHighlighter(own, [transformer]);
      if (isMany) made.expectMany();
      const metas = ['title=a.js', 'title=red.js', 'title=c.js'];
      return Promise.all(metas.map((meta) => made.highlight('let a = 1;\nb();', 'js', meta)));
    };
    const alone = await looks(false);
    expect(await looks(true)).toEqual(alone);
    expect(await looks(false, kept)).toEqual(alone);
    expect(await looks(false, kept)).toEqual(alone);
  },
);

test('tokens that say more than a place and a look are not kept', () => {
  const token = { content: 'a', offset: 0, color: '#000' };
  const code = 'a b';
  const pack = (...tokens: object[]) => packTokens(code, [tokens as Tokens[number]]);
  expect(unpackTokens(code, pack(token) ?? '')).toEqual([[token]]);
  expect(unpackTokens(code, packTokens(code, [[], []]) ?? '')).toEqual([[], []]);
  expect(pack({ ...token, htmlStyle: {} })).toBeUndefined();
  expect(pack(token, { ...token, content: 'b', offset: 2 })).toBeUndefined();
  expect(pack({ ...token, content: 'c' })).toBeUndefined();
});

test.skipIf(availableParallelism() === 1)('a thread gives the tokens of a block', async () => {
  const pool = new TokenPool(shikiConfig);
  const tokens = await pool.tokens('const a = 1;\n', 'js');
  pool.close();
  if (typeof tokens !== 'string') throw new Error('They are not packed.');
  const read = unpackTokens('const a = 1;', tokens);
  expect(read.map((line) => line.map(({ content }) => content))).toEqual([
    ['const', ' a ', '=', ' 1', ';'],
  ]);
});

test('what a thread cannot do is left to the main one', async () => {
  const closed = new TokenPool(shikiConfig);
  const waiting = closed.tokens('a', 'js');
  closed.close();
  expect(await waiting).toBeUndefined();
  expect(await closed.tokens('a', 'js')).toBeUndefined();

  const withFunction = { ...shikiConfig, langs: [() => undefined] } as unknown as ShikiConfig;
  expect(await new TokenPool(withFunction).tokens('a', 'js')).toBeUndefined();
});

test.skipIf(availableParallelism() === 1)(
  'threads that nobody waits for let the process end',
  async () => {
    const pool = new URL('../../../integrations/docs/highlighting/token-pool.ts', import.meta.url);
    const script = join(temporaryFolder(), 'ask.mjs');
    writeFileSync(
      script,
      `import { TokenPool } from ${JSON.stringify(pool.href)};
const pool = new TokenPool(${JSON.stringify({ ...shikiConfig, transformers: [] })});
console.log(typeof (await pool.tokens('const a = 1;', 'js')));`,
    );
    const { stdout } = await promisify(execFile)(process.execPath, [script]);
    expect(stdout).toBe('string\n');
  },
);
