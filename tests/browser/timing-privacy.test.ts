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
    reader.beacons.answerWith(503);
    await reader.button('erase').click();
    await reader.beacons.until(() => reader.beacons.erased.length > 1);
    expect(reader.beacons.erased.every((run) => run === seen?.run)).toBe(true);
    reader.beacons.answerWith(204);
    await expect.poll(stored).not.toContain(seen?.run);
    const count = reader.beacons.events().length;
    expect(await reader.page.evaluate(() => window.meantime?.run?.())).toBeUndefined();
    await reader.visit('');
    await reader.visit();
    expect(reader.beacons.events()).toHaveLength(count);
  });

  const stored = () => reader.page.evaluate(() => Object.values(sessionStorage).join());

  test('it can be erased after hello as well', async () => {
    await reader.visit();
    await reader.sayHello();
    await reader.received('hello');
    await reader.button('erase').click();
    await reader.beacons.until(() => reader.beacons.erased.length > 0);
    expect(reader.beacons.erased).toEqual(reader.runs());
    expect(await reader.page.evaluate(() => window.meantime?.run?.())).toBeUndefined();
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
