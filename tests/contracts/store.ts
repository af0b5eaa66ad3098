import { describe, expect, it } from 'vitest';
import type { ReceivedBatch, Store } from '../../src/collector/store.ts';
import type { BeaconEvent } from '../../src/protocol/beacon.ts';
import { seededRandom } from '../../src/statistics/random.ts';
import { randomId, testBatch } from '../harness/start-collector.ts';

const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
const site = 'hono-docs';

/**
 * What every store must do.
 *
 * @param open opens a store on an empty place of its own, and again on the same place
 */
export function describeStore(
  name: string,
  open: () => { store: Store; reopen: () => Store },
): void {
  describe(`${name} as a store`, () => {
    it('gives back what was appended, and what was seen at its receipt', async () => {
      const { store } = open();
      const batch = received(full(), { receivedAtMs: 5_000, lab: true, bot: true });
      await store.append(batch);
      expect(await store.readEvents(site, always)).toEqual(
        batch.events.map((event) => ({
          ...event,
          run: batch.run,
          receivedAtMs: 5_000,
          lab: true,
          bot: true,
        })),
      );
      await store.close();
    });

    it('keeps what it resolved for, past its closing', async () => {
      const { store, reopen } = open();
      await store.append(received(full()));
      await store.close();
      const again = reopen();
      expect(await again.readEvents(site, always)).toHaveLength(3);
      await again.close();
    });

    it('counts an event once however often it comes, and lets the first stay', async () => {
      const { store } = open();
      const batch = received(full(), { receivedAtMs: 1_000 });
      await store.append(batch);
      const first = await store.readEvents(site, always);
      for (let time = 0; time < 10; time += 1) {
        await store.append({ ...batch, receivedAtMs: 2_000 + time });
      }
      const changed = batch.events.map((event) => ({ ...event, page: '/elsewhere/' }));
      await store.append({ ...batch, events: changed });
      expect(await store.readEvents(site, always)).toEqual(first);
      await store.close();
    });

    it('gives the same for the same batches in any order', async () => {
      const batches = Array.from({ length: 12 }, (_, index) =>
        received([{ kind: 'step', step: 'install', quickstart: 'quickstart' }], {
          run: (index % 3).toString(16).repeat(32),
          firstSeq: index,
          receivedAtMs: 1_000 + index,
          lab: index === 7,
          bot: index === 5,
        }),
      );
      const results = await Promise.all(
        [1, 2, 3].map(async (seed) => {
          const random = seededRandom(seed);
          const { store } = open();
          const order = [...batches, ...batches].sort(() => random() - 0.5);
          for (const batch of order) await store.append(batch);
          const events = await store.readEvents(site, always);
          await store.close();
          return events;
        }),
      );
      expect(results[1]).toEqual(results[0]);
      expect(results[2]).toEqual(results[0]);
      expect(results[0]?.filter(({ lab }) => lab)).toHaveLength(4);
    });

    it('tags the whole run when one batch is tagged, and never takes it back', async () => {
      const { store } = open();
      const run = randomId();
      await store.append(received([{ kind: 'land' }], { run, firstSeq: 0 }));
      await store.append(received([{ kind: 'away' }], { run, firstSeq: 1, bot: true }));
      await store.append(received([{ kind: 'back' }], { run, firstSeq: 2 }));
      const events = await store.readEvents(site, always);
      expect(events.map(({ bot }) => bot)).toEqual([true, true, true]);
      await store.close();
    });

    it('reads whole runs, by their first receipt', async () => {
      const { store } = open();
      const run = randomId();
      await store.append(received([{ kind: 'away' }], { run, firstSeq: 1, receivedAtMs: 2_000 }));
      await store.append(received([{ kind: 'land' }], { run, firstSeq: 0, receivedAtMs: 1_000 }));
      await store.append(received([{ kind: 'land' }], { receivedAtMs: 3_000 }));
      const seqs = async (fromMs: number, toMs: number) => {
        const events = await store.readEvents(site, { fromMs, toMs });
        return events.map(({ seq }) => seq);
      };
      expect(await seqs(1_000, 1_001)).toEqual([0, 1]);
      expect(await seqs(1_001, 3_000)).toEqual([]);
      expect(await seqs(1_001, 3_001)).toEqual([0]);
      await store.close();
    });

    it('keeps sites apart', async () => {
      const { store } = open();
      const run = randomId();
      await store.append(received([{ kind: 'land' }], { run }));
      await store.append(received([{ kind: 'land' }], { run, site: 'other' }));
      expect(await store.readEvents(site, always)).toHaveLength(1);
      await store.rememberSteps('other', [{ quickstart: 'q', revision: 'r', step: 's' }]);
      expect(await store.knowsStep(site, { quickstart: 'q', revision: 'r', step: 's' })).toBe(
        false,
      );
      await store.close();
    });

    it('keeps any text as it is', async () => {
      const { store } = open();
      const note = `'; DROP TABLE events; --\u0000\u202E\u{1F600}\n"\\${'é'.repeat(500)}`;
      await store.append(received([{ kind: 'confused', note }]));
      const [event] = await store.readEvents(site, always);
      expect(event?.note).toBe(note);
      await store.close();
    });

    it('remembers steps for ever, told twice or not', async () => {
      const { store, reopen } = open();
      const step = { quickstart: 'q', revision: 'r1', step: 'install' };
      const page = { quickstart: 'q', revision: 'r1' };
      await store.rememberSteps(site, [step, page]);
      await store.rememberSteps(site, [step]);
      await store.close();
      const again = reopen();
      expect(await again.knowsStep(site, step)).toBe(true);
      expect(await again.knowsStep(site, page)).toBe(true);
      expect(await again.knowsStep(site, { ...step, revision: 'r2' })).toBe(false);
      expect(await again.knowsStep(site, { ...step, step: 'run' })).toBe(false);
      await again.close();
    });

    it('takes many batches at once, each in whole', async () => {
      const { store } = open();
      await Promise.all(Array.from({ length: 200 }, () => store.append(received(full()))));
      expect(await store.readEvents(site, always)).toHaveLength(600);
      await store.close();
    });

    it('finishes what is under way before it closes, and may be closed twice', async () => {
      const { store, reopen } = open();
      const appended = store.append(received(full()));
      await store.close();
      await appended;
      await store.close();
      const again = reopen();
      expect(await again.readEvents(site, always)).toHaveLength(3);
      await again.close();
    });
  });
}

type Told = Partial<BeaconEvent> & Pick<BeaconEvent, 'kind'>;

/** Events that use every field there is. */
function full(): Told[] {
  return [
    { kind: 'land' },
    { kind: 'copy', step: 'install', block: 3, variant: 'pnpm' },
    { kind: 'hello', step: 'run', evidence: 'pasted', atMs: 0, monoMs: 0 },
  ];
}

function received(
  events: readonly Told[],
  options: Partial<ReceivedBatch> & { firstSeq?: number } = {},
): ReceivedBatch {
  const { receivedAtMs = 1_000, bot = false, ...batch } = options;
  return { ...testBatch(events, batch), receivedAtMs, bot };
}
