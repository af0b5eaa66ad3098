import { expect, test } from 'vitest';
import { unrenderedParts } from '../../../integrations/docs/problems/unrendered.ts';

test("each part of the site is named by its file, and none that is the theme's", () => {
  const notes = unrenderedParts({ footer: '/src/Footer.astro', header: undefined });
  expect(notes.map(({ code, message, location }) => [code, message, location])).toEqual([
    [
      'checked-in-part',
      'It is the footer of every page, but was not rendered: only a build tells whether it works.',
      { file: 'src/Footer.astro' },
    ],
  ]);
  expect(unrenderedParts({})).toEqual([]);
});
