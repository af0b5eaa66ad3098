import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { renderError, wantsColours } from '../../../src/cli/render-error.ts';
import { defineError } from '../../../src/protocol/errors.ts';

const plain = { colours: false, debug: false };

const brokenPage = defineError({
  code: 'broken-page',
  title: 'A page is broken.',
  message: (what: string) => `The page lacks ${what}.\nSo nobody can read it.`,
  hint: 'Mend it.',
});

const placed = brokenPage.at({ location: { file: 'content/a.mdx', line: 3, column: 7 } }, 'words');

describe('an error that a person can mend', () => {
  it('shows title, place, message and hint', () => {
    expect(renderError(placed, plain)).toMatchInlineSnapshot(`
      "Error: A page is broken. (broken-page)

        content/a.mdx:3:7

        The page lacks words.
        So nobody can read it.

        Hint: Mend it.
      "
    `);
  });

  it('is the same with colours, apart from the colours', () => {
    const coloured = renderError(placed, { colours: true, debug: false });
    expect(coloured).not.toBe(renderError(placed, plain));
    expect(stripVTControlCharacters(coloured)).toBe(renderError(placed, plain));
  });

  it('shows no stack, even when debugging', () => {
    expect(renderError(placed, { colours: false, debug: true })).toBe(renderError(placed, plain));
  });

  it('cannot steer the terminal', () => {
    const file = 'a\u001b[2J.mdx';
    const text = renderError(brokenPage.at({ location: { file } }, '\u001b]0;x\u0007\r\n'), plain);
    // eslint-disable-next-line no-control-regex -- the ones that must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});

describe('an error that nobody expected', () => {
  const bug = new TypeError('cannot read x of undefined', { cause: new Error('the reason') });

  it('says that it is a bug, without a stack', () => {
    expect(renderError(bug, plain)).toMatchInlineSnapshot(`
      "Error: Something went wrong that Meantime did not expect. (unexpected)

        cannot read x of undefined

        Hint: This is a bug of Meantime. Run it again with MEANTIME_DEBUG=1 to see where it happened, and please report that.
      "
    `);
  });

  it('shows stack and cause when debugging', () => {
    const text = renderError(bug, { colours: false, debug: true });
    expect(text).toMatch(/^ +at .*render-error\.test\.ts/m);
    expect(text).toContain('Caused by: Error: the reason');
  });

  it.each<[unknown, string]>([
    ['a string', 'a string'],
    [undefined, 'undefined'],
    [new RangeError(''), 'RangeError'],
    [Object.create(null), '[Object: null prototype] {}'],
  ])('can be anything: %j', (thrown, message) => {
    expect(renderError(thrown, plain)).toContain(`  ${message}\n`);
  });
});

describe('colours', () => {
  const output = { write: () => true };

  it.each<[boolean, Record<string, string>, boolean]>([
    [true, {}, true],
    [true, { NO_COLOR: '' }, true],
    [true, { NO_COLOR: '1' }, false],
    [true, { TERM: 'dumb' }, false],
    [false, {}, false],
  ])('on a terminal: %s, with %j: %s', (isTTY, env, wanted) => {
    expect(wantsColours({ ...output, isTTY }, env)).toBe(wanted);
  });
});
