import { expect, test } from 'vitest';
import { compilationOf } from './compile-text.ts';

async function mistakeOf(text: string): Promise<string> {
  const { mistakes } = await compilationOf(text);
  if (!mistakes) return 'none';
  return mistakes
    .map(({ at, place }) => {
      const { message } = at({ file: 'page.mdx', ...place });
      return `${place.line}:${place.column} ${message}`;
    })
    .join('\n');
}

const bullet = '- a';
const other = "import { Steps } from './steps.astro';";

test.each([
  [
    '<Steps>\n\n- a\n\n</Steps>',
    '3:1 <Steps> holds an ordered list and nothing else, but here is an unordered list.',
  ],
  [
    '<Steps>\n\n1. a\n\n```sh\nb\n```\n\n2. c\n\n</Steps>',
    '5:1 <Steps> holds an ordered list and nothing else, but here is a code block.',
  ],
  [
    '<Steps>\n\nText\n\n</Steps>',
    '3:1 <Steps> holds an ordered list and nothing else, but here is a paragraph.',
  ],
  ['<Steps />', '1:1 <Steps> is empty; it holds an ordered list.'],
  [
    '<FileTree>\n\n1. a\n\n</FileTree>',
    '3:1 <FileTree> holds a list and nothing else, but here is an ordered list.',
  ],
  [
    '<Tabs>\n\nText\n\n</Tabs>',
    '3:1 <Tabs> holds <TabItem> and nothing else, but here is a paragraph.',
  ],
  [
    '<Tabs>\n<Card title="a" />\n</Tabs>',
    '2:1 <Tabs> holds <TabItem> and nothing else, but here is <Card>.',
  ],
  ['Text\n\n<TabItem label="a">b</TabItem>', '3:1 <TabItem> stands in <Tabs> alone.'],
  [
    '<Tabs>\n<TabItem label="a">\n<TabItem label="b" />\n</TabItem>\n</Tabs>',
    '3:1 <TabItem> stands in <Tabs> alone.',
  ],
  // On pages that are modules, too, unless the component is another or code fills it.
  [
    `{1}\n\n<Steps>\n\n${bullet}\n\n</Steps>`,
    '5:1 <Steps> holds an ordered list and nothing else, but here is an unordered list.',
  ],
  [`${other}\n\n<Steps>\n\n${bullet}\n\n</Steps>`, 'none'],
  ['<Tabs>{items.map(item)}</Tabs>', 'none'],
  ["import Items from './items.astro';\n\n<Tabs><Items /></Tabs>", 'none'],
  ["import Mine from './mine.astro';\n\n<Mine>\n<TabItem label='a'>b</TabItem>\n</Mine>", 'none'],
  // Remarks are no children.
  ['<Steps>\n{/* remark */}\n1. a\n</Steps>', 'none'],
])('%j', async (text, mistake) => {
  expect(await mistakeOf(text)).toBe(mistake);
});

test('tells built-in components from those of the page by its imports and exports', async () => {
  const wrong = '<Steps>\n\nText\n\n</Steps>';
  expect(await mistakeOf(`export const Steps = () => null;\n\n${wrong}`)).toBe('none');
  const alias = "import { Steps as Way } from 'meantime/components';";
  expect(await mistakeOf(`${alias}\n\n${wrong.replaceAll('Steps', 'Way')}`)).toContain(
    '5:1 <Steps> ',
  );
  const shown = '```js\nimport { Steps } from "@astrojs/starlight/components";\n```';
  expect(await mistakeOf(`${shown}\n\n${wrong}`)).toContain('7:1 <Steps> ');
});
