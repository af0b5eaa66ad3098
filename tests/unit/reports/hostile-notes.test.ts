import { Terminal } from '@xterm/headless';
import { parseHTML } from 'linkedom';
import { markdownToHtml } from 'satteri';
import { describe, expect, test } from 'vitest';
import { parseBatch } from '../../../src/protocol/parse-batch.ts';
import { buildReport } from '../../../src/reports/build-report.ts';
import { renderNotesPage } from '../../../src/reports/page/render-notes-page.ts';
import { renderReportPage } from '../../../src/reports/page/render-report-page.ts';
import { readerNotes } from '../../../src/reports/notes/reader-notes.ts';
import { renderNotesCsv } from '../../../src/reports/notes/render-notes-csv.ts';
import { renderNotes } from '../../../src/reports/notes/render-notes.ts';
import type { Report } from '../../../src/reports/report.ts';
import { renderReview } from '../../../src/reports/review/render-review.ts';
import { renderReviewPage } from '../../../src/reports/review/render-review-page.ts';
import { review, type Review } from '../../../src/reports/review/review.ts';
import { notesPayload } from '../../../src/reports/webhook/notes-payload.ts';
import { reviewPayload } from '../../../src/reports/webhook/review-payload.ts';
import { renderJson } from '../../../src/text/render-json.ts';
import { testBatch, testManifest } from '../../harness/start-collector.ts';
import { noonMs, runEvents } from './run-events.ts';
import { tableOf } from '../../harness/reduce-runs.ts';
import { simulateReaders } from '../../harness/simulate-readers.ts';

/** What a reader may write, and how it may be shown where that is not what was written. */
const hostile: Record<string, [written: string, visible?: string]> = {
  plain: ['Which folder is meant?'],
  script: ['<script>alert(1)</script><img src=x onerror=alert(1)>'],
  'markup that closes': ['</p></blockquote></body></html><h1>Hacked</h1><!-- --> ]]> </textarea>'],
  attributes: [`" onmouseover="alert(1)" '><svg/onload=alert(1)>`],
  entities: ['&lt;b&gt; &amp;amp; &#60;script&#62; &nbsp;'],
  'right to left': [
    'gpj.\u202Eexe\u202C \u2066hidden\u2069',
    'gpj.\ufffdexe\ufffd \ufffdhidden\ufffd',
  ],
  arabic: ['أين المجلد؟ עברית'],
  'control characters': ['a\u0001b\u0008c\u007f\u0085d', 'a\u2401b\u2408c\u2421\ufffdd'],
  'ANSI escapes': [
    '\u001b[2J\u001b]0;title\u0007\u001b[31mred\u009b1m',
    '\u241b[2J\u241b]0;title\u2407\u241b[31mred\ufffd1m',
  ],
  'what is not seen': ['a\u200b\u00ad\ufeffb\u2028c', 'a\ufffd\ufffd\ufffdb\ufffdc'],
  'five hundred emoji': ['\u{1F600}'.repeat(500)],
  'emoji of several': ['👩‍👩‍👧 👍🏽 🇩🇪 é'],
  'formula =': ['=HYPERLINK("http://evil.example","x")'],
  'formula +': ["+cmd|' /C calc'!A0"],
  'formula -': ['-2+3+cmd'],
  'formula @': ['@SUM(1+1)*cmd'],
  'formula behind a blank': [' \t=1+1'],
  'formula with a wide sign': ['＝1+1'],
  'CSV quotes': ['a","b"\n"c",,""'],
  'Markdown table': ['| a | b |\n| --- | --- |\n| c | d |'],
  'Markdown links': [
    '[x](javascript:alert(1)) ![y](http://evil.example/p.png) <http://evil.example>',
  ],
  'bare links': ['http://evil.example www.evil.example me@evil.example'],
  'Markdown html': ['<details open><summary>x</summary></details>\n\n<b>y</b>'],
  'Markdown blocks': ['# Heading\n\n- item\n\n1. item\n\n> quote\n\n    code\n\n---\n\nTitle\n==='],
  fences: ['```\nout\n```\n\n````html\n<b>\n~~~\n`````'],
  'Markdown emphasis': ['**bold** _i_ ~~s~~ `code` \\*x\\* \\'],
  'link reference': ['[a]: http://evil.example\n\n[a] [^1]\n\n[^1]: note'],
  names: ['@everyone @channel <!channel> <@U024BE7LH> @octocat #12 GH-12 owner/repo#3 :tada:'],
  commits: ['4f0c2e1d9b8a7c6f5e4d3c2b1a0f9e8d7c6b5a49'],
  'closing words': ['Closes #1, fixes owner/repo#2'],
  frontmatter: ['---\ntitle: x\n---\n'],
  template: ['{{ 7*7 }} ${7*7} <%= 7*7 %> {% raw %}'],
  'line ends': ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
  blanks: ['  a\t b  \n\n  c  '],
};

const benign = 'Which folder is meant?';
const manifest = testManifest();
const weekMs = 7 * 86_400_000;
const window = { fromMs: noonMs - weekMs, toMs: noonMs };

/** A report whose worst step has a note. */
const report = ((): Report => {
  const events = simulateReaders({ manifest, readers: 200, seed: 4, nowMs: noonMs, days: 6.9 });
  const noted = events.map((event) =>
    event.kind === 'confused' ? { ...event, note: benign } : event,
  );
  return buildReport({ manifest, runs: tableOf(noted), window, nowMs: noonMs });
})();

function withNote(text: string) {
  const events = runEvents([{ kind: 'confused', atS: 1, step: 'write', note: text }]);
  const quickstarts = report.quickstarts.map((quickstart) => ({
    ...quickstart,
    newestNotes: quickstart.newestNotes.map((note) => ({ ...note, text })),
  }));
  const told: Report = { ...report, quickstarts };
  return { notes: readerNotes(events, [], manifest), report: told, review: review(told, told, []) };
}

type Told = ReturnType<typeof withNote>;

/** How many elements of each name a page has: a text that became one would be one more. */
function elementsOf(html: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { localName } of parseHTML(html).document.querySelectorAll('*')) {
    counts[localName] = (counts[localName] ?? 0) + 1;
  }
  return counts;
}

function textsIn(html: string, selector: string): string[] {
  return [...parseHTML(html).document.querySelectorAll(selector)].map(
    (element) => element.textContent,
  );
}

/** Nothing is left out. */
const whole = { all: false, count: 1, setAside: 0 };

const pages: Record<string, [render: (told: Told) => string, selector: string]> = {
  'the page of notes': [
    ({ notes }) =>
      renderNotesPage(notes, {
        site: 's',
        base: '/',
        since: '7d',
        window,
        formKey: 'key',
        ...whole,
      }),
    'blockquote p',
  ],
  'the report page': [(told) => renderReportPage(told.report), 'blockquote p'],
  'the review as HTML': [(told) => renderReviewPage(told.review), 'blockquote p'],
};

/** As sites that show Markdown read it, with all that they make something of. */
function asMarkdown(made: Review): string {
  const features = { gfm: true, frontmatter: true, rawHtml: true } as const;
  return `<!doctype html><body>${markdownToHtml(renderReview(made), { features }).html}</body>`;
}

/** Rows of cells (RFC 4180). */
function parseCsv(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of csv.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
  )) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** The lines of a terminal that has been told a text, and what it was told besides to show. */
async function onTerminal(text: string): Promise<{ lines: string[]; heard: string[] }> {
  const terminal = new Terminal({
    cols: 2_500,
    rows: 60,
    allowProposedApi: true,
    convertEol: true,
  });
  const heard: string[] = [];
  terminal.onTitleChange((title) => heard.push(`title ${title}`));
  terminal.onBell(() => heard.push('bell'));
  terminal.onData((data) => heard.push(`answer ${data}`));
  await new Promise<void>((resolve) => {
    terminal.write(text, resolve);
  });
  const { active } = terminal.buffer;
  const lines = Array.from({ length: active.cursorY }, (_, at) =>
    (active.getLine(active.baseY + at)?.translateToString(true) ?? '').trimEnd(),
  );
  return { lines, heard };
}

/** What a chat shows, with the wide forms of signs told as those that they stand for. */
function narrowed(text: string): string {
  return text
    .replace(/[＆＜＞＠＃＊＿～｀［］｜＼：]/g, (sign) =>
      String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
    )
    .replaceAll('\u2024', '.');
}

describe.each(Object.entries(hostile))('a note with %s', (_, [written, visible = written]) => {
  const told = withNote(written);
  const usual = withNote(benign);

  test('may be sent by a reader', () => {
    const batch = testBatch([{ kind: 'confused', step: 'write', note: written }]);
    expect(parseBatch(JSON.stringify(batch))).toMatchObject({ ok: true });
  });

  test.each(Object.entries(pages))('is text on %s', (__, [render, selector]) => {
    const page = render(told);
    const texts = textsIn(page, selector);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text).toBe(visible);
    expect(elementsOf(page)).toEqual(elementsOf(render(usual)));
  });

  test('is a code block in Markdown', () => {
    const html = asMarkdown(told.review);
    const texts = textsIn(html, 'pre code');
    expect(texts.length).toBe(textsIn(asMarkdown(usual.review), 'pre code').length);
    for (const text of texts) expect(text).toBe(`${visible}\n`);
    expect(elementsOf(html)).toEqual(elementsOf(asMarkdown(usual.review)));
    // Nor is any of it outside of the blocks.
    expect(textsIn(html.replace(/<pre>.*?<\/pre>/gs, ''), 'body')).toEqual(
      textsIn(asMarkdown(usual.review).replace(/<pre>.*?<\/pre>/gs, ''), 'body'),
    );
  });

  test('is a cell of CSV', () => {
    const rows = parseCsv(renderNotesCsv(told.notes));
    expect(rows.map((row) => row.length)).toEqual([15, 15]);
    const cell = rows[1]?.at(-1) ?? '';
    expect([visible, `'${visible}`]).toContain(cell);
    expect(cell).not.toMatch(/^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/);
  });

  test('is lines on a terminal', async () => {
    for (const color of [false, true]) {
      const { lines, heard } = await onTerminal(renderNotes(told.notes, { color }));
      expect(heard).toEqual([]);
      expect(lines.slice(0, 2)).toEqual([
        'Write  content/quickstart.mdx  quickstart',
        `  ${told.notes[0]?.id ?? ''}  2026-01-15`,
      ]);
      const plain = await onTerminal(visible.replaceAll(/^/gm, '    ') + '\n');
      expect(lines.slice(2)).toEqual(plain.lines);
    }
  });

  test('is the same in JSON', () => {
    const text = renderJson(told.notes);
    expect(JSON.parse(text)).toMatchObject([{ text: written }]);
    expect(text).not.toMatch(/[^\P{C}\n\u200c\u200d]/u);
  });

  test('is text in a webhook, of which no chat makes anything', () => {
    const base = { site: 'docs', more: 0, madeAtMs: noonMs };
    const payloads = [
      notesPayload({ ...base, notes: told.notes }),
      reviewPayload({ review: told.review, madeAtMs: noonMs }),
    ].map((payload) => JSON.parse(JSON.stringify(payload)) as { text: string; data: object });
    expect(payloads[0]?.data).toMatchObject({ notes: [{ text: written }] });
    for (const { text } of payloads) {
      expect(text).not.toMatch(/[&<>@#*_~`[\]|\\]|:\/\/|\bwww\.|:[\w+-]+:/);
      expect(text).not.toMatch(/[^\P{C}\n\u200c\u200d]/u);
      const quoted = /“(?!Write|Install|Run)(.*)”/.exec(text)?.[1] ?? '';
      const expected = visible.replace(/\s+/g, ' ').trim();
      const shown = narrowed(quoted);
      expect(
        shown.endsWith('…')
          ? expected.startsWith(shown.slice(0, -1))
          : shown === narrowed(expected),
      ).toBe(true);
    }
  });
});
