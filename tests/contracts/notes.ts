import { expect, it } from 'vitest';
import { type AskedNotes } from '../../src/protocol/found-notes.ts';
import { noteId, type NoteMark } from '../../src/protocol/note-mark.ts';
import { randomId } from '../harness/start-collector.ts';
import { site, received, stuck, type OpenStore, type ToldEvent } from './batches.ts';

/** What every store must do with what readers wrote, and with what the team did about it. */
export function describeNotes(open: OpenStore): void {
  it('reads the notes of a window, and nothing else', async () => {
    const { store } = await open();
    const run = randomId();
    const noted: ToldEvent[] = [
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
    await store.markNotes(site, [seen(run), seen(run, 0), seen(run, 7), seen(gone), seen(unknown)]);
    await store.erase(site, gone, 3_000);
    await store.markNotes(site, [seen(gone)]);
    expect(await store.readMarks(site)).toEqual([seen(run)]);
    const all = { fromMs: 0, toMs: 4_000 };
    const asked = { window: all, most: 10, mostOfRun: 10 };
    const ofRuns = async () => (await store.readNotes(site, asked)).events.map((note) => note.run);
    expect(await ofRuns()).toEqual([run]);
    await store.eraseWindow(site, all, 4_000);
    await store.markNotes(site, [seen(run)]);
    expect(await store.readMarks(site)).toEqual([]);
    expect(await ofRuns()).toEqual([]);
    await store.close();
  });
}
