import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { stampQuickstart } from '../../../integrations/timing/stamp-quickstart.ts';

const pageOf = (meta: string) =>
  `<!DOCTYPE html><html><head><meta charset=utf-8>${meta}<title>a &gt; b</title></head><body>\r\n<p title='<meta name="meantime:quickstart">'>ü</p></body></html>`;

function saidIn(html: string): unknown {
  const meta = parseHTML(html).document.querySelector('meta[name="meantime:quickstart"]');
  return JSON.parse(meta?.getAttribute('content') ?? 'null');
}

const places = { steps: [], root: 'main', choices: [], variants: {} };
const r1 = { revision: 'r1', modelledMs: [1_000, 2_000], places };
const r2 = { revision: 'r2', modelledMs: [3_000], places };

describe('what the build knows of a finished page', () => {
  const said = { id: 'quickstart', goal: 'a > "b" & <c>', budgetMs: 1 };
  const escaped = JSON.stringify(said)
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;');
  it.each([
    ['as Astro writes it', `<meta name="meantime:quickstart" content="${escaped}">`],
    ['closed', `<meta name="meantime:quickstart" content="${escaped}" />`],
    ['content first', `<meta content="${escaped}" name="meantime:quickstart">`],
    ['minified', `<meta name=meantime:quickstart content='${JSON.stringify(said)}'>`],
    ['in lines', `<meta\n  name="meantime:quickstart"\n  content="${escaped}"\n>`],
  ])('is written beside what it says: %s', (_, meta) => {
    const stamped = stampQuickstart(pageOf(meta), r1);
    expect(saidIn(stamped)).toEqual({ ...said, ...r1 });
    const [before, after] = pageOf('|').split('|');
    expect(stamped.startsWith(before ?? '')).toBe(true);
    expect(stamped.endsWith(after ?? '')).toBe(true);
    expect(stampQuickstart(stamped, r1)).toBe(stamped);
    expect(saidIn(stampQuickstart(stamped, r2))).toEqual({ ...said, ...r2 });
  });

  it.each([
    ['says nothing', ''],
    ['says nothing legible', '<meta name="meantime:quickstart" content="quickstart">'],
    ['says a list', '<meta name="meantime:quickstart" content="[]">'],
  ])('is not written where the page %s', (_, meta) => {
    expect(stampQuickstart(pageOf(meta), r1)).toBe(pageOf(meta));
  });
});
