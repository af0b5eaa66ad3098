import { describe, expect, test } from 'vitest';
import { beaconLimits, eventKinds, type Batch } from '../../../src/protocol/beacon.ts';
import { isObject } from '../../../src/protocol/shape.ts';
import { parseBatch } from '../../../src/protocol/parse-batch.ts';

const run = '0123456789abcdef0123456789abcdef';
const doc = 'fedcba9876543210fedcba9876543210';
const land = { seq: 0, kind: 'land', atMs: 1_700_000_000_000, monoMs: 12, doc, page: '/docs/' };
const quickstart = { quickstart: 'guides/quickstart', revision: '85944171f73967e8' };
const valid = {
  v: 1,
  site: '@scope/docs',
  run,
  landedAtMs: 1_700_000_000_000,
  sentAtMs: 1_700_000_000_900,
  lab: true,
  internal: false,
  from: { referrer: 'search.example:8080', campaign: 'spring' },
  returning: true,
  events: [
    land,
    { ...land, seq: 1, kind: 'open', ...quickstart },
    { ...land, seq: 2, kind: 'step', ...quickstart, step: 'install', variant: 'pnpm' },
    { ...land, seq: 3, kind: 'copy', ...quickstart, step: 'install', block: 2 },
    { ...land, seq: 4, kind: 'confused', ...quickstart, step: 'run', note: 'Which\nport? 👋' },
    {
      ...{ ...land, seq: 5, kind: 'hello', ...quickstart, step: 'run' },
      ...{ locale: 'de', evidence: 'claimed', hasty: true },
    },
    { ...land, seq: 6, kind: 'undo', quickstart: 'rendered/on-demand' },
  ],
} satisfies Record<string, unknown>;

const parse = (value: unknown) => parseBatch(JSON.stringify(value));
const event = (change: object) => ({ ...valid, events: [{ ...land, ...change }] });

describe('a batch', () => {
  test('of every kind of field is read as it is', () => {
    expect(parse(valid)).toEqual({ ok: true, batch: valid });
  });

  test('at every bound is read', () => {
    const events = Array.from({ length: beaconLimits.eventsPerBatch }, (_, index) => ({
      ...land,
      seq: beaconLimits.eventsPerRun - 1 - index,
    }));
    expect(parse({ ...valid, events }).ok).toBe(true);
    const note = 'x'.repeat(beaconLimits.noteCharacters);
    const page = '/'.repeat(beaconLimits.pageCharacters);
    expect(parse(event({ kind: 'confused', note, page })).ok).toBe(true);
  });
});

describe('is refused with a reason', () => {
  const refused: Record<string, [value: unknown, reason: string]> = {
    'a list': [[], 'it must be an object'],
    null: [null, 'it must be an object'],
    'another version': [{ ...valid, v: 2 }, 'v must be 1'],
    'no run': [{ ...valid, run: undefined }, 'run is missing'],
    'a run in capitals': [
      { ...valid, run: run.toUpperCase() },
      'run must be 32 hexadecimal digits in lower case',
    ],
    'an empty site': [{ ...valid, site: '' }, 'site must have 1 to 100 characters'],
    'control characters': [
      { ...valid, site: 'a\nb' },
      'site must be text without control characters',
    ],
    'lab as a word': [{ ...valid, lab: 'yes' }, 'lab must be true or false'],
    'an unknown field': [{ ...valid, ip: '::1' }, 'ip is not a known field'],
    'no events': [{ ...valid, events: [] }, 'events must have 1 to 200 entries'],
    'events that are none': [{ ...valid, events: 'land' }, 'events must be a list'],
    'an event too many': [
      { ...valid, events: Array.from({ length: 201 }, (_, seq) => ({ ...land, seq })) },
      'events must have 1 to 200 entries',
    ],
    'a seq twice': [
      { ...valid, events: [land, { ...land }] },
      'events[1].seq is in the batch twice',
    ],
    'a seq beyond the run': [
      event({ seq: 10_000 }),
      'events[0].seq must be an integer from 0 to 9999',
    ],
    'a negative seq': [event({ seq: -1 }), 'events[0].seq must be an integer from 0 to 9999'],
    'a broken time': [
      event({ atMs: 1.5 }),
      'events[0].atMs must be an integer from 0 to 9007199254740991',
    ],
    'an unknown kind': [
      event({ kind: 'view' }),
      `events[0].kind must be one of ${eventKinds.join(', ')}`,
    ],
    'a page with a query': [
      event({ page: '/a?token=1' }),
      'events[0].page must be a path that starts with a slash, without query and fragment',
    ],
    'an unknown field of an event': [event({ user: 1 }), 'events[0].user is not a known field'],
    'a step without quickstart': [
      event({ kind: 'away', step: 'a' }),
      'events[0].step needs quickstart',
    ],
    'a variant without quickstart': [event({ variant: 'a' }), 'events[0].variant needs quickstart'],
    'a revision without quickstart': [
      event({ revision: 'a' }),
      'events[0].revision needs quickstart',
    ],
    'a locale without quickstart': [event({ locale: 'de' }), 'events[0].locale needs quickstart'],
    'an undo of nothing': [
      event({ kind: 'undo' }),
      'events[0].quickstart is missing, undo needs it',
    ],
    'no landing': [{ ...valid, landedAtMs: undefined }, 'landedAtMs is missing'],
    'no time of sending': [{ ...valid, sentAtMs: undefined }, 'sentAtMs is missing'],
    'a page in place of a host': [
      { ...valid, from: { referrer: 'https://search.example/?q=me' } },
      'from.referrer must be a host, perhaps with a port',
    ],
    'where a person came from': [
      { ...valid, from: { address: '::1' } },
      'from.address is not a known field',
    ],
    'haste elsewhere': [event({ hasty: true }), 'events[0].hasty belongs on hello only'],
    'a hello that only the collector can witness': [
      event({ kind: 'hello', ...quickstart, evidence: 'pinged' }),
      'events[0].evidence must be one of claimed, pasted',
    ],
    'a step event without step': [
      event({ kind: 'step', ...quickstart }),
      'events[0].step is missing, step needs it',
    ],
    'a copy of nothing': [event({ kind: 'copy' }), 'events[0].block is missing, copy needs it'],
    'a block elsewhere': [event({ block: 1 }), 'events[0].block belongs on copy only'],
    'a hello without evidence': [
      event({ kind: 'hello', ...quickstart }),
      'events[0].evidence is missing, hello needs it',
    ],
    'evidence elsewhere': [
      event({ evidence: 'claimed' }),
      'events[0].evidence belongs on hello only',
    ],
    'a note elsewhere': [
      event({ note: 'x' }),
      'events[0].note belongs on confused and got-it only',
    ],
    'an empty note': [
      event({ kind: 'confused', note: '' }),
      'events[0].note must have 1 to 2000 characters',
    ],
    'half a character': [
      event({ kind: 'confused', note: '\ud800' }),
      'events[0].note must be well-formed text',
    ],
  };
  test.each(Object.entries(refused))('%s', (_name, [value, reason]) => {
    expect(parse(value)).toEqual({ ok: false, code: 'batch-invalid', reason });
  });

  test('what is no JSON', () => {
    expect(parseBatch('{"v":1,')).toEqual({
      ok: false,
      code: 'batch-not-json',
      reason: 'the body must be JSON',
    });
  });

  test.each([
    ['many letters', ' '.repeat(65_537)],
    ['many bytes', `"${'€'.repeat(22_000)}"`],
  ])('%s', (_name, body) => {
    expect(parseBatch(body)).toMatchObject({ ok: false, code: 'batch-too-large' });
  });

  test('a field named like the prototype', () => {
    const body = JSON.stringify(valid).replace('"v":1', '"v":1,"__proto__":{"lab":true}');
    expect(parseBatch(body)).toMatchObject({ ok: false, reason: '__proto__ is not a known field' });
  });
});

describe('a thousand mutations of a valid batch', () => {
  const next = seeded(20_261_122);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T; // never empty here

  test('never throw, and none that breaks a rule is let in', () => {
    let accepted = 0;
    for (let count = 0; count < 1_000; count += 1) {
      const body = mutateBatch();
      const parsed = parseBatch(body);
      if (parsed.ok) expect(problemsOf(parsed.batch), body).toEqual([]);
      else expect(parsed.reason, body).toMatch(/\S/);
      accepted += Number(parsed.ok);
    }
    // Some mutations do no harm; were all refused, the other half of the rule would be untested.
    expect(accepted).toBeGreaterThan(10);
    expect(accepted).toBeLessThan(500);
  });

  /** Replaces, drops, copies or adds values at random places of the tree, or breaks the text. */
  function mutateBatch(): string {
    const copy = structuredClone<Record<string, unknown>>(valid);
    for (let times = 1 + Math.floor(next() * 3); times > 0; times -= 1) mutate(copy);
    const text = JSON.stringify(copy);
    if (next() > 0.1) return text;
    const at = Math.floor(next() * text.length);
    return text.slice(0, at) + pick(['', '"', '}', '\\', '1']) + text.slice(at + 1);
  }

  function mutate(tree: object): void {
    const holders: object[] = [];
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      holders.push(value);
      for (const inner of Object.values(value)) collect(inner);
    };
    collect(tree);
    const holder = pick(holders);
    const key = pick([...Object.keys(holder), 'step', 'note', 'block', 'evidence', 'x']);
    if (next() < 0.2) Reflect.deleteProperty(holder, key);
    else Reflect.set(holder, key, structuredClone(pick(oddValues)));
  }
});

const oddValues = [
  ...[null, true, 0, -1, -0, 1e21, 0.5, 2 ** 53, 9_999, 10_000, '', 'a', '\0', '\ud800', '/', run],
  ...[[], {}, [land], 'hello', 'copy', 'step', 'land', 'claimed', 'x'.repeat(2_001), '/?', '💥'],
];

/** A second reading of the rules, independent of the parser's. */
function problemsOf(batch: Omit<Batch, 'v'> & { v: unknown }): string[] {
  const isText = (value: unknown, max: number) =>
    typeof value === 'string' && value.length > 0 && value.length <= max && !value.includes('\0');
  const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
  const allowed = new Set(
    'seq kind atMs monoMs doc page quickstart locale revision step block variant evidence hasty note'.split(
      ' ',
    ),
  );
  const rules: [string, boolean][] = batch.events.flatMap((event): [string, boolean][] => [
    ['fields', Object.keys(event).every((key) => allowed.has(key))],
    ['seq', isCount(event.seq) && event.seq < 10_000],
    ['kind', eventKinds.includes(event.kind)],
    ['clocks', isCount(event.atMs) && isCount(event.monoMs)],
    ['doc', /^[0-9a-f]{32}$/.test(event.doc)],
    ['page', isText(event.page, 500) && /^\/[^?#]*$/.test(event.page)],
    ['revision', !('revision' in event) || 'quickstart' in event],
    ['undo', event.kind !== 'undo' || 'quickstart' in event],
    ['haste', !('hasty' in event) || (event.kind === 'hello' && typeof event.hasty === 'boolean')],
    ['step', !('step' in event) || ('quickstart' in event && isText(event.step, 100))],
    ['copy', 'block' in event === (event.kind === 'copy')],
    ['hello', 'evidence' in event === (event.kind === 'hello')],
    ['note', !('note' in event) || isText(event.note, 2_000)],
    ['noted', !('note' in event) || ['confused', 'got-it'].includes(event.kind)],
  ]);
  rules.push(
    ['v', batch.v === 1],
    ['site', isText(batch.site, 100)],
    ['run', /^[0-9a-f]{32}$/.test(batch.run)],
    ['lab', !('lab' in batch) || typeof batch.lab === 'boolean'],
    ['events', batch.events.length > 0 && batch.events.length <= 200],
    ['distinct', new Set(batch.events.map(({ seq }) => seq)).size === batch.events.length],
    ['times', isCount(batch.landedAtMs) && isCount(batch.sentAtMs)],
    ['internal', !('internal' in batch) || typeof batch.internal === 'boolean'],
    ['returning', !('returning' in batch) || typeof batch.returning === 'boolean'],
    ['from', !('from' in batch) || isObject(batch.from)],
    [
      'batch',
      Object.keys(batch).every((key) =>
        'v site run landedAtMs sentAtMs lab internal from returning events'
          .split(' ')
          .includes(key),
      ),
    ],
  );
  return rules.filter(([, holds]) => !holds).map(([name]) => name);
}

/** Random numbers in [0, 1) from a seed: Park and Miller's minimal standard generator. */
function seeded(seed: number): () => number {
  let state = seed % 2_147_483_647;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
