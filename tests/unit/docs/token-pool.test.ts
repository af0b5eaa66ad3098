import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import {
  highlighter,
  type BlockHighlighter,
} from '../../../integrations/docs/highlighting/block-highlighter.ts';
import { codeFigure } from '../../../integrations/docs/highlighting/code-figure.ts';
import type { ShikiConfig } from '../../../integrations/docs/highlighting/language-highlighters.ts';
import { sentinelTheme } from '../../../integrations/docs/highlighting/sentinel-theme.ts';
import { TokenPool } from '../../../integrations/docs/highlighting/token-pool.ts';
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

function blockHighlighter(): BlockHighlighter {
  const made = highlighter({ syntaxHighlight: { type: 'shiki' }, shikiConfig } as Parameters<
    typeof highlighter
  >[0]);
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
  expect((await Promise.all(asked)).every((tokens) => tokens?.length)).toBe(true);
});

test('a block looks the same whichever thread has split it', async () => {
  const { highlight } = blockHighlighter();
  const many = await Promise.all(blocks.map(([code, lang]) => highlight(code, lang, 'title=a.js')));
  const { highlight: alone } = blockHighlighter();
  for (const [index, [code, lang]] of blocks.slice(-20).entries()) {
    expect(many.at(index - 20)).toEqual(await alone(code, lang, 'title=a.js'));
  }
});

test.skipIf(availableParallelism() === 1)('a thread gives the tokens of a block', async () => {
  const pool = new TokenPool(shikiConfig);
  const tokens = await pool.tokens('const a = 1;\n', 'js');
  pool.close();
  expect(tokens?.map((line) => line.map(({ content }) => content))).toEqual([
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
console.log((await pool.tokens('const a = 1;', 'js')).length);`,
    );
    const { stdout } = await promisify(execFile)(process.execPath, [script]);
    expect(stdout).toBe('1\n');
  },
);
