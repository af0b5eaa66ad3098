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

/** The rules of a section, in their order. */
function rulesOf(section: string): [rule: RegExp, by: string][] {
  const [, text = ''] = new RegExp(`^## ${section}$([\\s\\S]*?)^## `, 'm').exec(guide) ?? [];
  const rows = [...text.matchAll(/^\| `(.+?)` \| (?:`(.+?)`|nothing) \|/gm)];
  return rows.map(([, rule = '', by = '']) => [new RegExp(rule.replaceAll('\\|', '|'), 'gm'), by]);
}

test.each([
  ['<LinkCard\n  title="A > B"\n  href="/a/"\n/>', '<Card\n  title="A > B"\n  href="/a/"></Card>'],
  [
    '<LinkCard title="A" description="B/> c" href="/a/" />',
    '<Card title="A" href="/a/">B/> c</Card>',
  ],
  ['<Aside slot="x" type="tip">', '<Aside slot="x" kind="tip">'],
  ['<Aside\n  type="tip"\n>', '<Aside\n  kind="tip"\n>'],
  ['<CardGrid stagger>', '<CardGrid>'],
  ['<LinkButton href="/" variant="secondary">', '<LinkButton href="/">'],
  ['<LinkButton\n  variant="primary"\n  href="/">', '<LinkButton primary\n  href="/">'],
  ['<Card title="a" icon="b">', '<Card title="a">'],
  ['<LinkButton href="/" icon="a" iconPlacement="start">', '<LinkButton href="/">'],
  ['<Card title="Aside type=x">', '<Card title="Aside type=x">'],
])('the rules for Starlight make of %j what works here', (before, after) => {
  let text = before;
  for (const [rule, by] of rulesOf('From Starlight')) {
    // An editor is asked to replace all, again where the guide says so.
    for (let once = text.replace(rule, by); once !== text; once = text.replace(rule, by))
      text = once;
  }
  expect(text).toBe(after);
});
