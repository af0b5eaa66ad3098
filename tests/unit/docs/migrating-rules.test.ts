import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const guide = readFileSync(
  new URL('../../../content/guides/migrating.mdx', import.meta.url),
  'utf8',
);

/** The rules of the guide that take something out which holds such words. */
function rulesWith(words: string): RegExp[] {
  const rules = [...guide.matchAll(/^\| `(.+?)` \| nothing \|/gm)].map(([, rule = '']) => rule);
  return rules
    .filter((rule) => rule.includes(words))
    .map((rule) => {
      // A table writes a bar behind a backslash.
      return new RegExp(rule.replaceAll('\\|', '|'), 'gm');
    });
}

test.each([
  ['@astrojs/starlight', `import { Card } from '@astrojs/starlight/components';\n`],
  ['@theme', `import Tabs from '@theme/Tabs';\n`],
])('the rule for imports of %s leaves blocks of code alone', (words, line) => {
  const code = `\`\`\`js\n${line}\`\`\`\n`;
  const page = `---\ntitle: T\n---\n${line}\n${code}\nWords.\n\n${code}`;
  const [rule, ...others] = rulesWith(words);
  expect(others).toEqual([]);
  expect(page.replace(rule ?? '', '')).toBe(page.replace(line, ''));
});
