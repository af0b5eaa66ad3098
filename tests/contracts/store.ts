import { describe, expect, it } from 'vitest';
import { beaconLimits } from '../../src/protocol/beacon.ts';
import { helloCode, helloCodeMs } from '../../src/protocol/hello-code.ts';
import { type ReceivedEvent } from '../../src/protocol/received-event.ts';
import { seededRandom } from '../../src/statistics/random.ts';
import { randomId } from '../harness/start-collector.ts';
import { always, site, full, received, type OpenStore } from './batches.ts';
import { describeNotes } from './notes.ts';
import { describeReducedRuns } from './reduced-runs.ts';

/**
 * What every store must do.
 *
 * @param open opens a store on an empty place of its own, and again on the same place
 */
export function describeStore(name: string, open: OpenStore): void {
  describe(`${name} as a store`, () => {
    it('gives back what was appended, and what was seen at its receipt', async () => {
      const { store } = await open();
      const seen = { receivedAtMs: 5_000, lab: true, internal: true, bot: true };
      const told = {
        landedAtMs: 4_000,
        sentAtMs: 4_900,
        returning: false,
        from: { referrer: 'search.example', campaign: 'spring' },
      };
      const batch = received(full(), { ...seen, ...told });
      await store.append(batch);
      const { run } = batch;
      expect(await store.readEvents(site, always)).toEqual(
        batch.events.map((event) => ({ ...event, run, ...seen, ...told })),
      );
      await store.close();
    });

    it('keeps what it resolved for, past its closing', async () => {
      const { store, reopen } = await open();
      await store.append(received(full()));
      await store.close();
      const again = reopen();
      expect(await again.readEvents(site, always)).toHaveLength(3);
      await again.close();
    });

    it('counts an event once however often it comes, and lets the first stay', async () => {
      const { store } = await open();
      const batch = received(full(), { receivedAtMs: 1_000 });
      await store.append(batch);
      const first = await store.readEvents(site, always);
      for (let time = 0; time < 10; time += 1) {
        await store.append({ ...batch, receivedAtMs: 2_000 + time });
      }
      const changed = batch.events.map((event) => ({ ...event, page: '/elsewhere/' }));
      await store.append({ ...batch, receivedAtMs: 1_001, events: changed });
      expect(await store.readEvents(site, always)).toEqual(first);
      await store.close();
    });

    it('gives the same for the same batches in any order', async () => {
      const batches = Array.from({ length: 12 }, (_, index) =>
        received([{ kind: 'step', step: 'install', quickstart: 'quickstart' }], {
          run: (index % 3).toString(16).repeat(32),
          firstSeq: index,
          receivedAtMs: 1_000 + index,
          landedAtMs: 900 - index,
          ...(index % 2 === 0 ? {} : { from: { referrer: `${index % 4}.example` } }),
          ...(index === 4 ? { returning: true } : {}),
          lab: index === 7,
          bot: index === 5,
        }),
      );
      const results = await Promise.all(
        [1, 2, 3].map(async (seed) => {
          const random = seededRandom(seed);
          const { store } = await open();
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

    it('lets what was received first stay, whatever comes first', async () => {
      const run = randomId();
      const batches = [1_000, 1_000, 1_001, 2_000].map((receivedAtMs, index) =>
        received([{ kind: 'step', step: `step-${index}`, quickstart: 'quickstart' }], {
          ...{ run, receivedAtMs },
        }),
      );
      const kept = await Promise.all(
        [1, 2, 3, 4, 5, 6].map(async (seed) => {
          const random = seededRandom(seed);
          const { store } = await open();
          const order = [...batches, ...batches].sort(() => random() - 0.5);
          for (const batch of order) await store.append(batch);
          const events = await store.readEvents(site, always);
          await store.close();
          return events.map(({ step, receivedAtMs }) => ({ step, receivedAtMs }));
        }),
      );
      for (const events of kept) expect(events).toEqual([{ step: 'step-0', receivedAtMs: 1_000 }]);
    });

    it('tags the whole run when one batch is tagged, and never takes it back', async () => {
      const { store } = await open();
      const run = randomId();
      await store.append(received([{ kind: 'land' }], { run, firstSeq: 0 }));
      await store.append(received([{ kind: 'away' }], { run, firstSeq: 1, bot: true }));
      await store.append(received([{ kind: 'back' }], { run, firstSeq: 2 }));
      const events = await store.readEvents(site, always);
      expect(events.map(({ bot }) => bot)).toEqual([true, true, true]);
      await store.close();
    });

    it('lets the batch that was received first say whether the run is crowded', async () => {
      for (const [first, isCrowded] of [
        [{ crowded: true }, true],
        [{}, false],
      ] as const) {
        const { store } = await open();
        const run = randomId();
        const later = isCrowded ? {} : { crowded: true };
        const batches = [
          received([{ kind: 'land' }], { run, firstSeq: 0, receivedAtMs: 1_000, ...first }),
          received([{ kind: 'away' }], { run, firstSeq: 1, receivedAtMs: 2_000, ...later }),
        ];
        for (const batch of [...batches, ...batches].reverse()) await store.append(batch);
        const events = await store.readEvents(site, always);
        const expected = isCrowded ? true : undefined;
        expect(events.map(({ crowded }) => crowded)).toEqual([expected, expected]);
        await store.close();
      }
    });

    it('reads whole runs, by their first receipt', async () => {
      const { store } = await open();
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

    it('reads run by run what it reads at once', async () => {
      const { store } = await open();
      for (let index = 0; index < 5; index += 1) {
        await store.append(received(full(), { receivedAtMs: 1_000 + index }));
      }
      const window = { fromMs: 1_001, toMs: 1_004 };
      const runs: ReceivedEvent[][] = [];
      for await (const run of store.readRuns(site, window)) runs.push(run);
      expect(runs).toHaveLength(3);
      expect(runs.flat()).toEqual(await store.readEvents(site, window));
      await store.close();
    });

    it('takes what comes while it reads, and reads what was there', async () => {
      const { store } = await open();
      for (let index = 0; index < 20; index += 1) await store.append(received(full()));
      let read = 0;
      for await (const run of store.readRuns(site, always)) {
        read += run.length === 3 ? 1 : 0;
        if (read <= 20) await store.append(received(full()));
      }
      expect(read).toBeGreaterThanOrEqual(20);
      expect(await store.readEvents(site, always)).toHaveLength(3 * 40);
      await store.close();
    });

    it('names its sites', async () => {
      const { store } = await open();
      expect(await store.sites()).toEqual([]);
      await store.append(received([{ kind: 'land' }], { site: 'b' }));
      await store.rememberSteps('a', [{ quickstart: 'q', revision: 'r' }]);
      expect(await store.sites()).toEqual(['a', 'b']);
      await store.close();
    });

    it('keeps sites apart', async () => {
      const { store } = await open();
      const run = randomId();
      await store.append(received([{ kind: 'land' }], { run }));
      await store.append(received([{ kind: 'land' }], { run, site: 'other' }));
      expect(await store.readEvents(site, always)).toHaveLength(1);
      await store.rememberSteps('other', [{ quickstart: 'q', revision: 'r', step: 's' }]);
      expect(await store.knownSteps(site)).toEqual([]);
      await store.erase('other', run, 2_000);
      expect(await store.readEvents(site, always)).toHaveLength(1);
      expect(await store.readEvents('other', always)).toEqual([]);
      await store.close();
    });

    it('keeps any text as it is', async () => {
      const { store } = await open();
      const note = `'; DROP TABLE events; --\u0000\u202E\u{1F600}\n"\\${'é'.repeat(500)}`;
      await store.append(received([{ kind: 'confused', note }]));
      const [event] = await store.readEvents(site, always);
      expect(event?.note).toBe(note);
      await store.close();
    });

    it('remembers steps for ever, told twice or not', async () => {
      const { store, reopen } = await open();
      const step = { quickstart: 'q', revision: 'r1', step: 'install' };
      const page = { quickstart: 'q', revision: 'r1' };
      await store.rememberSteps(site, [step, page]);
      await store.rememberSteps(site, [step]);
      await store.close();
      const again = reopen();
      expect(await again.knownSteps(site)).toEqual(expect.arrayContaining([step, page]));
      expect(await again.knownSteps(site)).toHaveLength(2);
      await again.close();
    });

    it('erases a run for good, before and after it came', async () => {
      const { store, reopen } = await open();
      const [gone, unborn, other] = [randomId(), randomId(), randomId()];
      for (const run of [gone, other]) await store.append(received(full(), { run }));
      await store.erase(site, gone, 2_000);
      await store.erase(site, gone, 2_000);
      await store.erase(site, unborn, 2_000);
      await store.close();
      const again = reopen();
      for (const run of [gone, unborn]) {
        await again.append(received([{ kind: 'back' }], { run, firstSeq: 8 }));
      }
      const events = await again.readEvents(site, always);
      expect(events.map(({ run }) => run)).toEqual([other, other, other]);
      await again.close();
    });

    it('erases the runs of a window for good, and no others', async () => {
      const { store, reopen } = await open();
      const runs = Array.from({ length: 60 }, (_, index) => ({
        run: randomId(),
        receivedAtMs: 1_000 + index,
      }));
      for (const run of runs) await store.append(received(full(), run));
      await store.append(received(full(), { site: 'other', receivedAtMs: 1_020 }));
      const window = { fromMs: 1_010, toMs: 1_050 };
      expect(await store.eraseWindow(site, window, 3_000)).toBe(40);
      expect(await store.eraseWindow(site, window, 3_000)).toBe(0);
      await store.close();
      const again = reopen();
      for (const { run } of runs) {
        await again.append(received([{ kind: 'back' }], { run, firstSeq: 8, receivedAtMs: 4_000 }));
      }
      const events = await again.readEvents(site, always);
      const kept = runs.filter(({ receivedAtMs }) => receivedAtMs < 1_010 || receivedAtMs >= 1_050);
      expect(new Set(events.map(({ run }) => run))).toEqual(new Set(kept.map(({ run }) => run)));
      expect(events).toHaveLength(4 * kept.length);
      expect(await again.readEvents('other', always)).toHaveLength(3);
      await again.close();
    });

    it('takes a hello by its code: once, for its run and quickstart, within a day', async () => {
      const { store, reopen } = await open();
      const [run, other] = [randomId(), randomId()];
      const opened = [{ kind: 'land' }, { kind: 'open', variant: 'pnpm' }] as const;
      await store.append(received(opened, { run }));
      await store.append(received(opened, { run: other }));
      const code = helloCode(run, 'quickstart');
      expect(await store.takeHello('other', code, 2_000)).toBe(false);
      expect(await store.takeHello(site, helloCode(run, 'elsewhere'), 2_000)).toBe(false);
      expect(await store.takeHello(site, helloCode(randomId(), 'quickstart'), 2_000)).toBe(false);
      expect(await store.takeHello(site, code, 2_000)).toBe(true);
      expect(await store.takeHello(site, code, 3_000)).toBe(false);
      await store.append(received([{ kind: 'open' }], { run, firstSeq: 2, receivedAtMs: 2_500 }));
      await store.close();
      const again = reopen();
      expect(await again.takeHello(site, code, 3_000)).toBe(false);
      const late = helloCode(other, 'quickstart');
      expect(await again.takeHello(site, late, 1_000 + helloCodeMs + 1)).toBe(false);
      expect(await again.takeHello(site, late, 1_000 + helloCodeMs)).toBe(true);
      const hellos = (await again.readEvents(site, always)).filter(({ kind }) => kind === 'hello');
      expect(hellos).toHaveLength(2);
      expect(hellos.find((hello) => hello.run === run)).toMatchObject({
        ...{ seq: beaconLimits.eventsPerRun, atMs: 2_000, sentAtMs: 2_000, receivedAtMs: 2_000 },
        ...{ quickstart: 'quickstart', revision: 'r1', variant: 'pnpm', evidence: 'pinged' },
      });
      await again.close();
    });

    it('takes no hello of a run that was erased', async () => {
      const { store } = await open();
      const run = randomId();
      await store.append(received([{ kind: 'open' }], { run }));
      await store.erase(site, run, 2_000);
      expect(await store.takeHello(site, helloCode(run, 'quickstart'), 2_000)).toBe(false);
      await store.close();
    });

    it('takes many batches at once, each in whole', async () => {
      const { store } = await open();
      await Promise.all(Array.from({ length: 200 }, () => store.append(received(full()))));
      expect(await store.readEvents(site, always)).toHaveLength(600);
      await store.close();
    });

    it('finishes what is under way before it closes, and may be closed twice', async () => {
      const { store, reopen } = await open();
      const appended = store.append(received(full()));
      await store.close();
      await appended;
      await store.close();
      const again = reopen();
      expect(await again.readEvents(site, always)).toHaveLength(3);
      await again.close();
    });
    describeReducedRuns(open);
    describeNotes(open);
  });
}
