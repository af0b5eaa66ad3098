import { expect, test } from 'vitest';
import { fillIn, placesOf } from '../../../src/words/fill-in.ts';
import { sayCount } from '../../../src/words/say-count.ts';
import { sayDuration } from '../../../src/words/say-duration.ts';

test('places are filled in with values as they are', () => {
  const values = { goal: 'a {time} $& <b>', time: '5 min' };
  expect(fillIn('“{goal}” within {time}, {unknown}', values)).toBe(
    '“a {time} $& <b>” within 5 min, {unknown}',
  );
  expect(placesOf('{b} {a} {b}')).toEqual(['a', 'b']);
});

test.each([
  ['en', 0, '0 pages'],
  ['en', 1, '1 page'],
  ['en', 1234, '1,234 pages'],
  ['de', 1234, '1.234 pages'],
  ['fr', 0, '0 page'],
  ['pl', 3, '3 few'],
  ['pl', 7, '7 pages'],
])('%s counts %d as %j', (lang, count, said) => {
  const words = { one: '{count} page', few: '{count} few', other: '{count} pages' };
  expect(sayCount(words, count, lang)).toBe(said);
});

test.each([
  ['en', 400, '0 sec', '0 seconds'],
  ['en', 1_000, '1 sec', '1 second'],
  ['en', 59_600, '1 min', '1 minute'],
  ['en', 185_000, '3.1 min', '3.1 minutes'],
  ['en', 300_000, '5 min', '5 minutes'],
  ['en', 3_599_400, '60 min', '60 minutes'],
  ['en', 5_400_000, '1.5 hr', '1.5 hours'],
  ['de', 185_000, '3,1 Min.', '3,1 Minuten'],
  ['fr', 90_000, '1,5 min', '1,5 minute'],
  ['es', 45_000, '45 s', '45 segundos'],
  ['pt', 3_600_000, '1 h', '1 hora'],
  ['ja', 300_000, '5 分', '5 分'],
  ['zh', 300_000, '5分钟', '5分钟'],
])('%s says %d ms as %j and %j', (lang, ms, short, long) => {
  // Which kind of space stands before a unit is for the language's typographers.
  const say = (units: 'short' | 'long') => sayDuration(ms, { lang, units }).replace(/\s/g, ' ');
  expect([say('short'), say('long')]).toEqual([short, long]);
});
