import { describe, expect, test } from 'vitest';
import { useReader } from './timing-reader.ts';

const reader = useReader();

const hello = () => reader.page.locator('meantime-hello');
const rail = () => reader.page.locator('meantime-rail');
const helloEvents = () => reader.beacons.events().filter(({ kind }) => kind === 'hello');

async function paste(text: string): Promise<void> {
  const field = hello().locator('form');
  if (!(await field.isVisible()))
    await hello().locator('details').first().locator('summary').click();
  await field.getByRole('textbox').fill(text);
  await reader.button('pasted').click();
}

describe('hello', () => {
  test('that comes too soon is asked once more, and can be thought over', async () => {
    await reader.page.clock.setFixedTime(new Date());
    await reader.visit();
    await reader.button('got-it').click();
    expect(await reader.button('got-it').isVisible()).toBe(false);
    await reader.button('not-yet').click();
    expect(await reader.button('got-it').evaluate((one) => one.matches(':focus'))).toBe(true);
    expect(reader.kinds()).not.toContain('step run-it');
    await reader.sayHello();
    await reader.received('hello');
    expect(helloEvents()).toMatchObject([{ evidence: 'claimed', hasty: true }]);
  });

  test('that takes its time is not asked again', async () => {
    await reader.page.clock.install();
    await reader.visit();
    await reader.page.clock.runFor(2_000);
    await reader.button('got-it').waitFor();
    await reader.page.clock.fastForward(600_000);
    await reader.button('got-it').click();
    await reader.received('hello');
    expect(helloEvents()).toMatchObject([{ evidence: 'claimed' }]);
    expect(helloEvents()[0]).not.toHaveProperty('hasty');
  });

  test('is taken by the output, which stays on the page', async () => {
    await reader.visit();
    await paste('$ node hello.mjs\nError: secret-7');
    const status = hello().getByRole('status');
    expect(await status.textContent()).toBe('“Hello, world!” is not in what you pasted.');
    expect(await hello().getByRole('textbox').inputValue()).toContain('secret-7');
    await paste('$ node hello.mjs\nHello, world!\nsecret-7');
    await reader.received('hello');
    expect(helloEvents()).toMatchObject([{ evidence: 'pasted', step: 'run-it' }]);
    expect(JSON.stringify(reader.beacons.posts)).not.toContain('secret-7');
  });

  test('shows what is recorded, as it is at the time', async () => {
    await reader.visit();
    await reader.readStep('write-the-program');
    const yourRun = hello().locator('.small details');
    await yourRun.locator('summary').click();
    const [run = ''] = reader.runs();
    await yourRun.getByText(`Number: ${run}.`).waitFor();
    await yourRun.getByText(/Steps reached: (Install, )?Write the program\.$/).waitFor();
    await yourRun.locator('summary').click();
    await reader.readStep('run-it');
    await yourRun.locator('summary').click();
    await yourRun.getByText(/Write the program, Run it\.$/).waitFor();
  });

  test('is taken back, also on return, and said again', async () => {
    await reader.visit();
    await reader.sayHello();
    await reader.received('hello');
    await reader.visit();
    await hello().getByText('You said that it works.').waitFor();
    await reader.button('undo').click();
    await reader.received('undo');
    expect(await reader.button('got-it').isVisible()).toBe(true);
    await paste('Hello, world!');
    await reader.beacons.until(() => helloEvents().length === 2);
  });
});

describe('the rail', () => {
  test('shows the steps, which are done, and about how long the rest takes', async () => {
    await reader.page.setViewportSize({ width: 1440, height: 900 });
    await reader.visit();
    await reader.readStep('write-the-program');
    await rail().waitFor();
    const states = () =>
      rail()
        .getByRole('listitem', { includeHidden: true })
        .evaluateAll((items) => items.map((item) => item.getAttribute('class')));
    await expect.poll(states).toEqual(['done', 'here', '']);
    const summary = rail().locator('summary .full');
    expect(await summary.textContent()).toBe('Step 2 of 3 · about 1 minute left');
    await reader.page.reload();
    await rail().waitFor();
    await expect.poll(states).toEqual(['done', 'here', '']);
    await reader.sayHello();
    await expect.poll(states).toEqual(['done', 'done', 'done']);
    expect(await summary.textContent()).toBe('All steps done');
  });

  test('is shut on a narrow screen until it is opened', async () => {
    await reader.page.setViewportSize({ width: 360, height: 640 });
    await reader.visit();
    await rail().waitFor();
    expect(await rail().locator('ol').isVisible()).toBe(false);
    await rail().locator('summary').press('Enter');
    expect(await rail().locator('ol').isVisible()).toBe(true);
    expect(await reader.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});

test('nothing moves the text when all of it is there', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await reader.page.route('**/words/hello.*', async (route) => {
    await held;
    await route.continue();
  });
  await reader.visit();
  await reader.received('step');
  const places = () =>
    reader.page.evaluate(() => {
      const texts = document.querySelectorAll(
        'main :is(h2, pre, p):not(#next-steps, #next-steps ~ *)',
      );
      return Array.from(texts, (text) => scrollY + text.getBoundingClientRect().top);
    });
  const before = await places();
  release();
  await rail().waitFor();
  expect(await places()).toEqual(before);
  await reader.button('stuck').nth(1).click();
  const after = await places();
  const heading = before.findIndex((top, index) => after[index] !== top);
  expect(before.length).toBeGreaterThan(6);
  // The third step's heading is the first thing below the button.
  expect(before.length - heading).toBe(4);
});

test('all of it goes when the run is erased', async () => {
  await reader.visit();
  await reader.button('erase').click();
  await expect.poll(() => rail().isVisible()).toBe(false);
  expect(await reader.button('stuck').first().isVisible()).toBe(false);
  expect(await hello().getByRole('status').textContent()).toContain('Erased');
  await reader.visit();
  await reader.beacons.until(() => reader.beacons.erased.length > 0);
  expect(await hello().count()).toBe(0);
});
