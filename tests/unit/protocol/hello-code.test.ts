import { describe, expect, it } from 'vitest';
import { helloCode, readHelloCode } from '../../../src/protocol/hello-code.ts';
import { randomId } from '../../harness/start-collector.ts';

describe('the code of the terminal', () => {
  it('is the same wherever it is derived, and another for another run or quickstart', () => {
    const run = '0123456789abcdef0123456789abcdef';
    expect(helloCode(run, 'quickstart')).toBe(helloCode(run, 'quickstart'));
    expect(helloCode(run, 'quickstart')).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    expect(helloCode(run, 'other')).not.toBe(helloCode(run, 'quickstart'));
  });

  it('uses every digit at every place alike, so that none is worth guessing', () => {
    const codes = Array.from({ length: 6_400 }, () => helloCode(randomId(), 'quickstart'));
    expect(new Set(codes).size).toBe(codes.length);
    for (let place = 0; place < 10; place += 1) {
      const counts = new Map<string, number>();
      for (const code of codes) {
        const digit = code.charAt(place);
        counts.set(digit, (counts.get(digit) ?? 0) + 1);
      }
      // 200 of each are expected; ±100 is seven standard deviations.
      expect(counts.size).toBe(32);
      expect(Math.min(...counts.values())).toBeGreaterThan(100);
      expect(Math.max(...counts.values())).toBeLessThan(300);
    }
  });

  it.each([
    ['ABCDE-FGH12', 'ABCDEFGH12'],
    ['abcde fgh12', 'ABCDEFGH12'],
    ['oil00-00000', '0110000000'],
    [' 0123456789 ', '0123456789'],
  ])('is read as people type it: %s', (typed, code) => {
    expect(readHelloCode(typed)).toBe(code);
  });

  it.each(['', '012345678', '01234567890', 'ABCDEFGHU1', 'ABCDEFGH1é'])('is not %s', (typed) => {
    expect(readHelloCode(typed)).toBeUndefined();
  });
});
