import { describe, expect, it } from 'vitest';
import { type Store } from '../../src/collector/store.ts';
import { helloCode } from '../../src/protocol/hello-code.ts';
import { type ReceivedEvent } from '../../src/protocol/received-event.ts';
import { randomId } from '../harness/start-collector.ts';
import { site, received, type OpenStore } from './batches.ts';

/** What every store must do with what runs are reduced to. */
export function describeReducedRuns(open: OpenStore): void {
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
}

function kindsOf(events: readonly ReceivedEvent[]): string {
  return [...events]
    .sort((a, b) => a.seq - b.seq)
    .map(({ kind }) => kind)
    .join(' ');
}
