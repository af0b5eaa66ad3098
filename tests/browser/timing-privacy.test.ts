import { describe, expect, test } from 'vitest';
import { useReader } from './timing-reader.ts';

const reader = useReader();

describe('what is recorded is the reader’s', () => {
  test.each([
    ['Global Privacy Control', 'globalPrivacyControl', true],
    ['Do Not Track', 'doNotTrack', '1'],
  ])('nothing with %s', async (_name, property, value) => {
    await reader.context.addInitScript(
      ([key, set]) => {
        Object.defineProperty(navigator, key as string, { value: set });
      },
      [property, value],
    );
    await reader.visit();
    await expect
      .poll(() => reader.page.evaluate(() => typeof window.meantime?.run))
      .toBe('function');
    expect(await reader.page.evaluate(() => window.meantime?.run?.())).toBeUndefined();
    await reader.visit('');
    expect(reader.beacons.posts).toEqual([]);
    expect(await reader.page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);
    expect(await reader.button('got-it').count()).toBe(0);
  });

  test('it can be seen and erased', async () => {
    await reader.visit();
    await reader.received('step');
    const seen = await reader.page.evaluate(() => window.meantime?.run?.());
    expect(seen).toMatchObject({ run: reader.beacons.posts[0]?.batch.run, events: 3, unsent: 0 });
    await reader.button('erase').click();
    // To press the button is to act in the last step; that was before.
    await reader.received('step run-it');
    const count = reader.beacons.events().length;
    expect(await reader.page.evaluate(() => window.meantime?.run?.())).toBeUndefined();
    await reader.visit('');
    await reader.visit();
    expect(reader.beacons.events()).toHaveLength(count);
    expect(await reader.page.evaluate(() => Object.values(sessionStorage).join())).not.toContain(
      seen?.run,
    );
  });

  test('a scripted newcomer says so', async () => {
    await reader.context.addInitScript(() => {
      window.meantime = { lab: true };
    });
    await reader.visit();
    await reader.received('open');
    expect(reader.beacons.posts.every(({ batch }) => batch.lab === true)).toBe(true);
  });

  test('the question is drawn under a policy without inline styles', async () => {
    reader.beacons.headers['content-security-policy'] = "script-src 'self'; style-src 'self'";
    await reader.visit();
    const button = reader.button('got-it');
    await expect
      .poll(() => button.evaluate((element) => getComputedStyle(element).backgroundColor))
      .toBe('rgb(37, 99, 235)');
  });
});
