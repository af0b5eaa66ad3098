import {
  beaconLimits,
  eventKinds,
  toldEvidence,
  type Batch,
  type BeaconEvent,
  type EventKind,
  type Evidence,
} from './beacon.ts';
import { noteStatuses, type NoteMark } from './note-mark.ts';
import {
  both,
  count,
  findWrong,
  flag,
  listOf,
  literal,
  matching,
  oneOf,
  record,
  text,
  type Shape,
} from './shape.ts';

export type ParsedBatch =
  | { ok: true; batch: Batch }
  | { ok: false; code: 'batch-too-large' | 'batch-not-json' | 'batch-invalid'; reason: string };

const hexId = matching(/^[0-9a-f]{32}$/, '32 hexadecimal digits in lower case');
const printable = matching(/^[^\p{Cc}]*$/u, 'text without control characters');
const id = both(text({ min: 1, max: beaconLimits.idCharacters }), printable);
const page = both(
  both(text({ min: 1, max: beaconLimits.pageCharacters }), printable),
  matching(/^\/[^?#]*$/, 'a path that starts with a slash, without query and fragment'),
);

/** @param mostSeq the largest `seq` that the sender may give */
function eventShape(mostSeq: number, evidence: readonly Evidence[]): Shape {
  return record({
    required: {
      seq: count(mostSeq),
      kind: oneOf(eventKinds),
      atMs: count(),
      monoMs: count(),
      doc: hexId,
      page,
    },
    optional: {
      quickstart: id,
      locale: id,
      revision: id,
      step: id,
      block: count(beaconLimits.eventsPerRun - 1),
      variant: id,
      evidence: oneOf(evidence),
      hasty: flag,
      note: text({ min: 1, max: beaconLimits.noteCharacters }),
    },
  });
}

const host = matching(/^[^\s/?#@\p{Cc}]+$/u, 'a host, perhaps with a port');
const cameFrom = record({
  required: {},
  optional: {
    referrer: both(text({ min: 1, max: beaconLimits.hostCharacters }), host),
    campaign: id,
  },
});

const ofBatch = { v: literal(1), site: id, run: hexId, landedAtMs: count(), sentAtMs: count() };
const ofRun = { lab: flag, internal: flag, from: cameFrom, returning: flag };

const batchShape = record({
  required: {
    ...ofBatch,
    events: listOf(eventShape(beaconLimits.eventsPerRun - 1, toldEvidence), {
      ...{ min: 1, max: beaconLimits.eventsPerBatch },
    }),
  },
  optional: ofRun,
});

const markShape = record({
  required: { seq: count(), status: oneOf(noteStatuses), atMs: count() },
  optional: { commit: id },
});

/** As a collector kept it: with the hellos that it made itself and marks of notes, of any length. */
const keptBatchShape = record({
  required: {
    ...ofBatch,
    receivedAtMs: count(),
    bot: flag,
    events: listOf(eventShape(Number.MAX_SAFE_INTEGER, [...toldEvidence, 'pinged']), { min: 1 }),
  },
  optional: { ...ofRun, crowded: flag, marks: listOf(markShape, { min: 1 }) },
});

/** Says what is wrong with a batch that a collector is said to have kept; undefined when nothing is. */
export function findWrongInKept(value: unknown): string | undefined {
  const shapeProblem = findWrong(keptBatchShape, value);
  if (shapeProblem !== undefined) return shapeProblem;
  // The shape has just been checked field by field.
  const { events, marks = [] } = value as Batch & { marks?: NoteMark[] };
  return findMisplaced(events) ?? findDuplicate(events) ?? findStrayMark(events, marks);
}

function findStrayMark(
  events: readonly BeaconEvent[],
  marks: readonly Pick<NoteMark, 'seq' | 'status' | 'commit'>[],
): string | undefined {
  const noted = new Set(events.filter(({ note }) => note !== undefined).map(({ seq }) => seq));
  for (const [index, { seq, status, commit }] of marks.entries()) {
    if (!noted.has(seq)) return `marks[${index}].seq is no note of the batch`;
    if (commit !== undefined && status !== 'fixed') {
      return `marks[${index}].commit belongs on fixed only`;
    }
  }
  return undefined;
}

const keptStepsShape = record({
  required: {
    v: literal(1),
    site: id,
    steps: listOf(record({ required: { quickstart: id, revision: id }, optional: { step: id } })),
  },
  optional: {},
});

/** The same of the steps of a site's builds. */
export function findWrongInKeptSteps(value: unknown): string | undefined {
  return findWrong(keptStepsShape, value);
}

/**
 * Parses the body of a POST from a stranger. What passes is a `Batch` to the letter: no unknown
 * field, no field where it does not belong, no bound overstepped, no `seq` twice.
 */
export function parseBatch(body: string): ParsedBatch {
  if (isTooLarge(body)) {
    const reason = `the body must have at most ${beaconLimits.bodyBytes} bytes`;
    return { ok: false, code: 'batch-too-large', reason };
  }
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { ok: false, code: 'batch-not-json', reason: 'the body must be JSON' };
  }
  const shapeProblem = findWrong(batchShape, value);
  if (shapeProblem !== undefined) return invalid(shapeProblem);
  const batch = value as Batch; // the shape has just been checked field by field
  const problem = findMisplaced(batch.events) ?? findDuplicate(batch.events);
  return problem === undefined ? { ok: true, batch } : invalid(problem);
}

function invalid(reason: string): ParsedBatch {
  return { ok: false, code: 'batch-invalid', reason };
}

// A UTF-16 unit takes one byte to three, so most bodies need no encoding to be measured.
function isTooLarge(body: string): boolean {
  const most = beaconLimits.bodyBytes;
  if (body.length > most || body.length * 3 <= most) return body.length > most;
  return new TextEncoder().encode(body).length > most;
}

/** Fields that a kind must carry, and those that only these kinds may carry. */
const neededFields: Partial<Record<EventKind, (keyof BeaconEvent)[]>> = {
  open: ['quickstart'],
  step: ['quickstart', 'step'],
  copy: ['block'],
  'got-it': ['quickstart'],
  hello: ['quickstart', 'evidence'],
  undo: ['quickstart'],
};
const reservedFields: [field: keyof BeaconEvent, kinds: readonly EventKind[]][] = [
  ['block', ['copy']],
  ['evidence', ['hello']],
  ['hasty', ['hello']],
  ['note', ['confused', 'got-it']],
];

/** Fields that say something of a quickstart. */
const quickstartsOwn = ['locale', 'revision', 'step', 'variant'] as const;

function findMisplaced(events: readonly BeaconEvent[]): string | undefined {
  for (const [index, event] of events.entries()) {
    const problem = misplacedIn(event);
    if (problem !== undefined) return `events[${index}].${problem}`;
  }
  return undefined;
}

function misplacedIn(event: BeaconEvent): string | undefined {
  const missing = neededFields[event.kind]?.find((field) => event[field] === undefined);
  if (missing) return `${missing} is missing, ${event.kind} needs it`;
  const reserved = reservedFields.find(
    ([field, kinds]) => event[field] !== undefined && !kinds.includes(event.kind),
  );
  if (reserved) return `${reserved[0]} belongs on ${reserved[1].join(' and ')} only`;
  if (event.quickstart !== undefined) return undefined;
  const homeless = quickstartsOwn.find((field) => event[field] !== undefined);
  return homeless && `${homeless} needs quickstart`;
}

function findDuplicate(events: readonly BeaconEvent[]): string | undefined {
  const seen = new Set<number>();
  for (const [index, { seq }] of events.entries()) {
    if (seen.has(seq)) return `events[${index}].seq is in the batch twice`;
    seen.add(seq);
  }
  return undefined;
}
