import { describe, expect, test } from 'vitest';
import { useReader } from './timing-reader.ts';

const reader = useReader();

describe('an unreliable network', () => {
  test('offline, everything waits; online, everything arrives', async () => {
    await reader.visit();
    await reader.received('step');
    await reader.context.setOffline(true);
    await reader.copyButton('npm install hello').click();
    await reader.sayStuck(0);
    expect(await unsent()).toBe(2);
    await reader.context.setOffline(false);
    await reader.received('confused');
    expect(reader.seqs()).toEqual([0, 1, 2, 3, 4]);
    await expect.poll(unsent).toBe(0);
  });

  test('what a server could not keep is sent again under the same seq', async () => {
    reader.beacons.answerWith(503);
    await reader.visit();
    await reader.beacons.until(() => reader.beacons.posts.length > 1);
    expect(reader.beacons.events()).toEqual([]);
    reader.beacons.answerWith(204);
    await reader.copyButton('npm install hello').click();
    await reader.received('copy');
    expect(reader.seqs()).toEqual([0, 1, 2, 3]);
    const first = { status: 503, batch: { events: [{ seq: 0 }, { seq: 1 }] } };
    expect(reader.beacons.posts[0]).toMatchObject(first);
  });

  test('what waits is sent by the next page', async () => {
    reader.beacons.answerWith(503);
    await reader.visit();
    await reader.beacons.until(() => reader.beacons.posts.length > 0);
    reader.beacons.answerWith(204);
    await reader.visit('');
    await reader.received('leave');
    // What was sent last may come first.
    await reader.beacons.until(() => {
      const seqs = new Set(reader.seqs());
      return Math.max(...seqs) === seqs.size - 1;
    });
  });

  test('what is refused is dropped, one by one', async () => {
    reader.beacons.answerWith(400);
    await reader.visit();
    await reader.beacons.until(() => reader.beacons.posts.length > 1);
    await expect.poll(unsent).toBe(0);
    reader.beacons.answerWith(204);
    await reader.readStep('run-it');
    expect(reader.beacons.events().every(({ seq }) => seq >= 2)).toBe(true);
  });

  test('hello waits for no answer: the reader may close the tab at once', async () => {
    await reader.visit();
    await reader.received('step');
    reader.beacons.answerWith('none');
    await reader.sayHello();
    const sent = () => reader.beacons.posts.flatMap(({ batch }) => batch.events);
    await reader.beacons.until(() => sent().some(({ kind }) => kind === 'hello'));
  });

  const unsent = () => reader.page.evaluate(() => window.meantime?.run?.()?.unsent);
});

describe('a tab with a copy of another’s storage', () => {
  test('begins a run of its own, and no seq is given twice', async () => {
    await reader.visit();
    await reader.received('step');
    const [copy] = await Promise.all([
      reader.page.waitForEvent('popup'),
      reader.page.evaluate(() => {
        open(location.href);
      }),
    ]);
    await reader.beacons.until(() => reader.runs().length === 2);
    await reader.beacons.until(
      () => reader.beacons.events().filter(({ kind }) => kind === 'step').length >= 2,
    );
    expect(await copy.evaluate(() => window.meantime?.run?.()?.run)).not.toBe(
      await reader.page.evaluate(() => window.meantime?.run?.()?.run),
    );
    const sent = reader.beacons.posts.flatMap(({ batch }) =>
      batch.events.map(({ seq, doc }) => ({ id: `${batch.run} ${seq}`, doc })),
    );
    const documentOf = new Map(sent.map(({ id, doc }) => [id, doc]));
    for (const { id, doc } of sent) expect(documentOf.get(id), id).toBe(doc);
  });
});
