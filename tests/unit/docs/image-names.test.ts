import { expect, test } from 'vitest';
import { compilationOf } from './compile-text.ts';

async function toldOf(text: string) {
  const { mistakes = [] } = await compilationOf(text, 'page.mdx');
  return mistakes.map(({ at, place }) => [place.line, at({ file: '', ...place }).message]);
}

test.each(['![x](./a%23b.png)', '![x][y]\n\n[y]: ./a%3Fb.png'])(
  'an image that the bundler cannot name is told at its place: %j',
  async (text) => {
    expect(await toldOf(`One\n\n${text}`)).toEqual([
      [
        text.includes('[y]:') ? 5 : 3,
        expect.stringContaining('behind which the bundler reads no name'),
      ],
    ]);
  },
);

test.each(['![x](./a%20100%25.png)', '![x](/a%23b.png)', '![x](./a.png#b)', '![x](./a.png?b)'])(
  'what can be named is not: %j',
  async (text) => {
    expect(await toldOf(text)).toEqual([]);
  },
);
