import { describe, expect, it } from 'vitest';
import { insertingScript, insertScript } from '../../../integrations/timing/insert-script.ts';

const scripts = {
  page: '<script src=page></script>',
  quickstart: '<script src=quickstart></script>',
};
const meta = '<meta name="meantime:quickstart" content="{}">';

const cases: [what: string, html: string, expected: string][] = [
  ['a page', '<head><title>a</title></head><body>b', '<head><title>a</title>|page|</head><body>b'],
  ['a quickstart', `<head>${meta}</head><body>`, `<head>${meta}|quickstart|</head><body>`],
  ['a page about quickstarts', `<head></head>${meta}`, `<head>|page|</head>${meta}`],
  ['a part of a page', '<p>a</p>', '<p>a</p>'],
  ['nothing', '', ''],
];

const filled = (text: string) => text.replace(/\|(page|quickstart)\|/, '<script src=$1></script>');

describe.each(cases)('%s', (_, html, expected) => {
  it('gets its script', () => {
    expect(insertScript(html, scripts)).toBe(filled(expected));
  });

  it('gets it while it is rendered, wherever it is cut', async () => {
    for (let at = 0; at <= html.length; at += 1) {
      const stream = insertingScript(scripts);
      const writer = stream.writable.getWriter();
      const read = textOf(stream.readable);
      await writer.write(html.slice(0, at));
      await writer.write(html.slice(at));
      await writer.close();
      expect(await read).toBe(filled(expected));
    }
  });
});

async function textOf(stream: ReadableStream<string>): Promise<string> {
  const reader = stream.getReader();
  let text = '';
  for (let next = await reader.read(); !next.done; next = await reader.read()) text += next.value;
  return text;
}
