import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { waySelector } from '../../../src/protocol/choices.ts';
import { readStepPlaces } from '../../../src/protocol/read-step-places.ts';
import { placeSelector, type PlacedSteps } from '../../../src/protocol/step-places.ts';

const meta = JSON.stringify({ id: 'quickstart', goal: 'Hello' });

function read(body: string) {
  const { document } = parseHTML(
    `<!doctype html><html><head><meta name="meantime:quickstart" content='${meta}'></head><body>${body}</body></html>`,
  );
  const places = readStepPlaces(document);
  if (!places) throw new Error('The page says that it is one.');
  /** As a browser finds it. */
  const textAt = (place: string | number | undefined) =>
    typeof place === 'number'
      ? document.querySelectorAll(placeSelector)[place]?.textContent
      : place && document.getElementById(place)?.textContent;
  const found = ({ steps, end }: PlacedSteps) => [
    ...steps.map(({ id, at }) => textAt(at ?? id)),
    textAt(end),
  ];
  return { places, found, ways: [...document.querySelectorAll(waySelector)] };
}

const run = (command: string) => `<pre data-language="sh"><code>${command}</code></pre>`;
const output = '<pre data-meantime-role="output"><code>Hello</code></pre>';

describe('where the steps are', () => {
  test('of headings is their ids, and what follows the last', () => {
    const { places, found } = read(
      `<main><h2 id="a">A</h2><p>four</p>${run('a')}<h2 id="b">B</h2>${run('b')}${output}<h2 id="c">C</h2></main>`,
    );
    expect(places.steps).toEqual([
      // The heading is prose as well.
      { id: 'a', title: 'A', skimMs: 1_000 + 5 * 15 + 1_000 },
      { id: 'b', title: 'B', skimMs: 1_000 + 15 + 2_000 },
    ]);
    expect(found(places)).toEqual(['A', 'B', 'C']);
    expect(places.choices).toEqual([]);
  });

  test('of items of a list, which have no ids, is their index', () => {
    const { places, found } = read(
      `<nav><ul><li>Home</li></ul></nav><main><h2 id="all">All</h2><ol><li>One${run('a')}</li><li>Two${run('b')}${output}</li></ol></main>`,
    );
    expect(places.steps.map(({ id }) => id)).toEqual(['step-1', 'step-2']);
    expect(found(places)).toEqual([
      expect.stringContaining('One'),
      expect.stringContaining('Two'),
      undefined,
    ]);
  });

  test('of a heading whose id the page has elsewhere before is its index', () => {
    const { places, found } = read(
      `<nav id="a">elsewhere</nav><main><h2 id="a">A</h2>${run('a')}${output}</main>`,
    );
    expect(places.steps[0]?.at).toBe(0);
    expect(found(places)[0]).toBe('A');
  });

  test('in tabs is told for each way that has steps of its own', () => {
    const tab = (label: string, inner: string) =>
      `<div role="tabpanel" data-meantime-variant="${label}">${inner}</div>`;
    const { places, found, ways } = read(
      `<main><div>${tab('npm', '<h2 id="npm">By npm</h2>' + run('npm i'))}${tab('pnpm', '<h2 id="pnpm">By pnpm</h2>' + run('pnpm i'))}</div><h2 id="b">B</h2>${run('b')}${output}</main>`,
    );
    expect(places.choices).toEqual([
      [
        [0, 'npm'],
        [1, 'pnpm'],
      ],
    ]);
    expect(ways).toHaveLength(2);
    expect(found(places)).toEqual(['By npm', 'B', undefined]);
    expect(places.variants.pnpm && found(places.variants.pnpm)).toEqual([
      'By pnpm',
      'B',
      undefined,
    ]);
  });
});
