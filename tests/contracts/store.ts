import { describe, expect, it } from 'vitest';
import type { ReceivedBatch, Store } from '../../src/collector/store.ts';
import { beaconLimits, type BeaconEvent } from '../../src/protocol/beacon.ts';
import type { AskedNotes } from '../../src/protocol/found-notes.ts';
import { noteId, type NoteMark } from '../../src/protocol/note-mark.ts';
import type { ReceivedEvent } from '../../src/protocol/received-event.ts';
import { helloCode, helloCodeMs } from '../../src/protocol/hello-code.ts';
import { seededRandom } from '../../src/statistics/random.ts';
import { randomId, testBatch } from '../harness/start-collector.ts';

const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
const site = 'hono-docs';

interface OpenedStore {
  store: Store;
  reopen: () => Store;
}

/**
 * What every store must do.
 *
 * @param open opens a store on an empty place of its own, and again on the same place
 */
export function describeStore(name: string, open: () => OpenedStore | Promise<OpenedStore>): void {
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

    describe.each([
      ['kept before', true],
      ['never kept', false],
    ])('gives runs reduced, %s', (_when, isKept) => {
      /** A store whose reduced runs are the kinds of their events, and what was read of it so far. */
      async function openReduced() {
        const { store, reopen } = await open();
        const how = { version: 1, reduce: (events: readonly ReceivedEvent[]) => kindsOf(events) };
        const bySlot = new Map<number, string>();
        let mark: string | undefined;
        const read = async (of: Store = store, fromMs = 0): Promise<string[]> => {
          if (isKept) await of.keepReduced(how);
          mark = await of.readReduced({ site, fromMs, after: mark }, how, (slot, reduced) => {
            if (reduced === undefined) bySlot.delete(slot);
            else bySlot.set(slot, reduced as string); // as it was reduced
          });
          return [...bySlot.values()].sort();
        };
        return { store, reopen, read };
      }

      it('each as it stands, then what came and what went', async () => {
        const { store, read } = await openReduced();
        const [first, second, third] = [randomId(), randomId(), randomId()];
        await store.append(received([{ kind: 'land' }], { run: first }));
        await store.append(received([{ kind: 'land' }, { kind: 'open' }], { run: second }));
        expect(await read()).toEqual(['land', 'land open']);
        await store.append(received([{ kind: 'hello' }], { run: first, firstSeq: 1 }));
        await store.append(received([{ kind: 'land' }, { kind: 'leave' }], { run: third }));
        await store.erase(site, second, 2_000);
        expect(await read()).toEqual(['land hello', 'land leave']);
        await store.append(received([{ kind: 'away' }], { run: third, firstSeq: 2 }));
        await store.append(received([{ kind: 'back' }], { run: third, firstSeq: 3 }));
        expect(await read()).toEqual(['land hello', 'land leave away back']);
        await store.close();
      });

      it('a hello of the terminal as well', async () => {
        const { store, read } = await openReduced();
        const batch = received([{ kind: 'land' }, { kind: 'open' }]);
        await store.append(batch);
        expect(await read()).toEqual(['land open']);
        expect(await store.takeHello(site, helloCode(batch.run, 'quickstart'), 2_000)).toBe(true);
        expect(await read()).toEqual(['land open hello']);
        await store.close();
      });

      it('of one site, from a time on', async () => {
        const { store, read } = await openReduced();
        await store.append(received([{ kind: 'land' }], { receivedAtMs: 4_000 }));
        await store.append(received([{ kind: 'open' }], { receivedAtMs: 5_000 }));
        await store.append(received([{ kind: 'leave' }], { receivedAtMs: 6_000, site: 'other' }));
        expect(await read(store, 5_000)).toEqual(['open']);
        await store.close();
      });

      it('also to who opens the store again, or never kept any', async () => {
        const { store, reopen, read } = await openReduced();
        await store.append(received([{ kind: 'land' }]));
        await store.append(received([{ kind: 'open' }]));
        if (isKept) await store.keepReduced({ version: 1, reduce: kindsOf });
        await store.append(received([{ kind: 'leave' }]));
        await store.close();
        const again = reopen();
        expect(await read(again)).toEqual(['land', 'leave', 'open']);
        await again.close();
      });

      it('anew when they are reduced in another way', async () => {
        const { store } = await open();
        await store.append(received([{ kind: 'land' }]));
        if (isKept) await store.keepReduced({ version: 1, reduce: kindsOf });
        const found: unknown[] = [];
        const how = { version: 2, reduce: () => 'other' };
        await store.readReduced({ site, fromMs: 0 }, how, (_slot, text) => found.push(text));
        if (isKept) await store.keepReduced(how);
        await store.readReduced({ site, fromMs: 0 }, how, (_slot, text) => found.push(text));
        expect(found).toEqual(['other', 'other']);
        await store.close();
      });
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

    it('reads the notes of a window, and nothing else', async () => {
      const { store } = await open();
      const run = randomId();
      const noted: Told[] = [
        ...[{ kind: 'land' } as const, stuck('Which folder?')],
        ...[{ kind: 'away' } as const, stuck('\uFEFFWhy?')],
      ];
      await store.append(received(noted, { run, receivedAtMs: 1_000 }));
      await store.append(received([stuck('Later')], { receivedAtMs: 2_000 }));
      await store.append(received([stuck('Elsewhere')], { site: 'other' }));
      const window = { fromMs: 1_000, toMs: 2_000 };
      const asked = { window, most: 10, mostOfRun: 10 };
      const { events: notes, ...told } = await store.readNotes(site, asked);
      expect(told).toEqual({ count: 2, setAside: 0, moreOfRun: new Map() });
      expect(notes.map(({ seq, note }) => [seq, note])).toEqual([
        [3, '\uFEFFWhy?'],
        [1, 'Which folder?'],
      ]);
      const all = await store.readEvents(site, window);
      expect(notes.reverse()).toEqual(all.filter(({ note }) => note !== undefined));
      await store.close();
    });

    it('gives the newest notes, few of one run, and says how many others there are', async () => {
      const { store } = await open();
      const [many, early, bot, crowded, lab] = [
        randomId(),
        randomId(),
        randomId(),
        randomId(),
        randomId(),
      ];
      const notes = Array.from({ length: 700 }, (_, index) => stuck(`Note ${index}`));
      await store.append(received(notes.slice(0, 350), { run: many, receivedAtMs: 2_000 }));
      await store.append(
        received(notes.slice(350), { run: many, firstSeq: 350, receivedAtMs: 4_000 }),
      );
      await store.append(received([stuck('Early')], { run: early, receivedAtMs: 1_000 }));
      await store.append(received([stuck('Bot')], { run: bot, receivedAtMs: 3_000, bot: true }));
      await store.append(
        received([stuck('c')], { run: crowded, receivedAtMs: 3_001, crowded: true }),
      );
      await store.append(received([stuck('Lab')], { run: lab, receivedAtMs: 3_002, lab: true }));
      const window = { fromMs: 1_000, toMs: 4_001 };
      const read = async (asked: Partial<AskedNotes>) => {
        const found = await store.readNotes(site, { window, most: 10, mostOfRun: 2, ...asked });
        const texts = found.events.map(({ note }) => note);
        return [texts, found.count, found.setAside, [...found.moreOfRun]];
      };
      const newest = ['Note 699', 'Note 698'];
      expect(await read({})).toEqual([[...newest, 'Early'], 701, 2, [[many, 698]]]);
      expect(await read({ all: true })).toEqual([
        [...newest, 'c', 'Bot', 'Early'],
        ...[703, 0, [[many, 698]]],
      ]);
      expect(await read({ most: 1 })).toEqual([['Note 699'], 701, 2, [[many, 699]]]);
      expect(await read({ window: { fromMs: 1_000, toMs: 2_001 } })).toEqual([
        ['Note 349', 'Note 348', 'Early'],
        ...[351, 0, [[many, 348]]],
      ]);
      await store.close();
    });

    it('finds notes by their id, and none that was erased or is of another site', async () => {
      const { store, reopen } = await open();
      const [run, gone] = [randomId(), randomId()];
      await store.append(received([stuck('A'), { kind: 'land' }, stuck('B')], { run }));
      await store.append(received([stuck('Gone')], { run: gone }));
      // The one received first stays, and it had no note.
      await store.append(received([{ kind: 'land' }], { run, receivedAtMs: 500 }));
      await store.erase(site, gone, 2_000);
      const ids = [noteId({ run, seq: 2 }), noteId({ run, seq: 0 }), noteId({ run: gone, seq: 0 })];
      await store.close();
      const again = reopen();
      const found = await again.findNotes(site, [...ids, noteId({ run, seq: 1 })]);
      expect(found.map(({ note }) => note)).toEqual(['B']);
      expect(await again.findNotes('other', ids)).toEqual([]);
      await again.close();
    });

    it('keeps what was done about notes, once, past its closing', async () => {
      const { store, reopen } = await open();
      const run = randomId();
      await store.append(received([stuck('A'), stuck('B')], { run }));
      const marks: NoteMark[] = [
        { run, seq: 0, status: 'seen', atMs: 2_000 },
        { run, seq: 0, status: 'fixed', atMs: 3_000, commit: "4f0c2e1 '; DROP TABLE" },
        { run, seq: 1, status: 'answered', atMs: 2_500 },
      ];
      expect(await store.readMarks(site)).toEqual([]);
      await store.markNotes(site, marks.toReversed());
      await store.markNotes(site, marks);
      await store.markNotes(site, []);
      await store.close();
      const again = reopen();
      expect(await again.readMarks(site)).toEqual(marks);
      expect(await again.readMarks('other')).toEqual([]);
      await again.close();
    });

    it('keeps no mark of a run that is not there or was erased, nor of what is no note', async () => {
      const { store } = await open();
      const [run, gone, unknown] = [randomId(), randomId(), randomId()];
      for (const noted of [run, gone]) {
        await store.append(received([{ kind: 'land' }, stuck('A')], { run: noted }));
      }
      const seen = (of: string, seq = 1): NoteMark => ({
        run: of,
        seq,
        status: 'seen',
        atMs: 2_000,
      });
      await store.markNotes(site, [
        seen(run),
        seen(run, 0),
        seen(run, 7),
        seen(gone),
        seen(unknown),
      ]);
      await store.erase(site, gone, 3_000);
      await store.markNotes(site, [seen(gone)]);
      expect(await store.readMarks(site)).toEqual([seen(run)]);
      const all = { fromMs: 0, toMs: 4_000 };
      const asked = { window: all, most: 10, mostOfRun: 10 };
      const ofRuns = async () =>
        (await store.readNotes(site, asked)).events.map((note) => note.run);
      expect(await ofRuns()).toEqual([run]);
      await store.eraseWindow(site, all, 4_000);
      await store.markNotes(site, [seen(run)]);
      expect(await store.readMarks(site)).toEqual([]);
      expect(await ofRuns()).toEqual([]);
      await store.close();
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
  });
}

function kindsOf(events: readonly ReceivedEvent[]): string {
  return [...events]
    .sort((a, b) => a.seq - b.seq)
    .map(({ kind }) => kind)
    .join(' ');
}

type Told = Partial<BeaconEvent> & Pick<BeaconEvent, 'kind'>;

function stuck(note: string): Told {
  return { kind: 'confused', step: 'write', note };
}

/** Events that use every field there is. */
function full(): Told[] {
  return [
    { kind: 'land' },
    { kind: 'copy', step: 'install', block: 3, variant: 'pnpm' },
    {
      ...{ kind: 'hello', step: 'run', evidence: 'pasted', hasty: true, locale: 'de' },
      ...{ atMs: 0, monoMs: 0 },
    },
  ];
}

function received(
  events: readonly Told[],
  options: Partial<ReceivedBatch> & { firstSeq?: number } = {},
): ReceivedBatch {
  const { receivedAtMs = 1_000, bot = false, ...batch } = options;
  return { ...testBatch(events, batch), receivedAtMs, bot };
}
