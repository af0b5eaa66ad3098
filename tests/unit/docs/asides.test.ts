import { expect, test } from 'vitest';
import { compilePlain } from './compile-text.ts';

/** An aside as `kind|label|title|rest`. */
async function asideOf(text: string, name: string): Promise<string> {
  const { html } = await compilePlain(text, name);
  const pattern =
    /<div class="aside aside-(\w+)" role="note" aria-label="(\w+)">\s*<p class="aside-title">(.*?)<\/p>(.*)<\/div>/s;
  const [, ...parts] = pattern.exec(html) ?? [];
  return parts.length === 0
    ? 'none'
    : parts.map((part) => part.replace(/\s+/g, ' ').trim()).join('|');
}

const text = '<p>Text</p>';

test.each([
  [':::note\nText\n:::', `note|Note|Note|${text}`],
  [':::note[My *title*]\nText\n:::', `note|Note|My <em>title</em>|${text}`],
  [':::note[Label]{#id} more\nText\n:::', `note|Note|Label|${text}`],
  [':::info\nText\n:::', `note|Info|Info|${text}`],
  [':::warning\nText\n:::', `caution|Warning|Warning|${text}`],
  [':::important\nText\n:::', `important|Important|Important|${text}`],
  [':::danger Take `care`\nText\n:::', `danger|Danger|Take <code>care</code>|${text}`],
  ['- item\n\n  :::tip In a list\n  Text\n  :::', `tip|Tip|In a list|${text}`],
  ['> [!NOTE]\n> Text', `note|Note|Note|${text}`],
  ['> [!tip]\n> Text', `tip|Tip|Tip|${text}`],
  ['> [!IMPORTANT]\n>\n> Text', `important|Important|Important|${text}`],
  ['> [!WARNING]  \n> Text', `caution|Warning|Warning|${text}`],
  [
    '> [!CAUTION]\n> *a*\n>\n> - b',
    'danger|Caution|Caution|<p><em>a</em></p> <ul> <li>b</li> </ul>',
  ],
  ['> [!NOTE] Text', 'none'],
  ['> [!NOTE]*a*', 'none'],
  ['> [!NOTE]', 'none'],
  ['> [!toString]\n> Text', 'none'],
  ['> Text [!NOTE]', 'none'],
])('%j', async (source, aside) => {
  expect(await asideOf(source, 'page.md')).toBe(aside);
  if (!source.includes('{')) expect(await asideOf(source, 'page.mdx')).toBe(aside);
});
