import { costKinds } from '../../newcomer/step-cost.ts';
import type { ErrorContext } from '../../protocol/errors.ts';
import {
  count,
  findWrong,
  listOf,
  literal,
  oneOf,
  record,
  repeatedId,
  text,
} from '../../protocol/shape.ts';
import type { Baseline } from './baseline.ts';
import { askKinds } from '../asks/ask.ts';
import { baselineInvalid } from '../errors.ts';
import { acceptCommand, defaultFiles, type GateFiles } from '../gate-files.ts';

const someText = text({ min: 1 });

const step = record({
  required: {
    id: someText,
    title: text(),
    humanMs: count(),
    costs: listOf(record({ required: { what: oneOf(costKinds), count: count(), ms: count() } })),
    switches: count(),
    asks: listOf(
      record({
        required: { what: oneOf(askKinds), text: text() },
        optional: {
          words: count(),
          lines: count(),
          fails: someText,
          keys: count(),
          ms: count(),
        },
      }),
    ),
  },
});

const variant = record({
  required: { id: someText, humanMs: count(), steps: listOf(step, { min: 1 }) },
});

const baseline = record({
  required: {
    v: literal(1),
    model: record({ required: { name: someText, hash: someText } }),
    quickstarts: listOf(
      record({
        required: {
          ...{ id: someText, source: text(), goal: text() },
          variants: listOf(variant, { min: 1 }),
        },
        optional: { budgetMs: count(), promiseMs: count() },
      }),
    ),
  },
});

/**
 * Parses the text of `meantime.baseline.json`, which anybody may have edited or merged.
 *
 * @throws MeantimeError `baseline-invalid`, saying the path of the wrong field
 */
export function parseBaseline(content: string, files: GateFiles = defaultFiles): Baseline {
  const invalid = (reason: string, context: ErrorContext = {}) =>
    baselineInvalid.at(context, files.baseline, reason, acceptCommand(files));
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (cause) {
    // Git's marks are what breaks a committed JSON file most often.
    const line = content.split('\n').findIndex((text) => /^(?:<{7}|>{7}) /.test(text)) + 1;
    if (line === 0) throw invalid('it is not JSON', { cause });
    const location = { file: files.baseline, line };
    throw invalid('it holds an unresolved merge conflict', { cause, location });
  }
  const problem = findWrong(baseline, value);
  if (problem !== undefined) throw invalid(problem);
  const parsed = value as Baseline; // the shape has just been checked field by field
  const contradiction = findContradiction(parsed);
  if (contradiction !== undefined) throw invalid(contradiction);
  return parsed;
}

/** Ids that are there twice, and sums that were edited or merged and would move the gate unseen. */
function findContradiction({ quickstarts }: Baseline): string | undefined {
  const variants = quickstarts.flatMap((quickstart, index) =>
    quickstart.variants.map((entry, at) => ({
      entry,
      path: `quickstarts[${index}].variants[${at}]`,
    })),
  );
  const steps = variants.flatMap(({ entry, path }) =>
    entry.steps.map((step, at) => ({ step, path: `${path}.steps[${at}]` })),
  );
  const problems = [
    repetitionIn('quickstarts', quickstarts),
    ...quickstarts.map((entry, at) => repetitionIn(`quickstarts[${at}].variants`, entry.variants)),
    ...variants.map(({ entry, path }) => repetitionIn(`${path}.steps`, entry.steps)),
    ...steps.map(({ step, path }) =>
      repetitionIn(
        `${path}.costs`,
        step.costs.map(({ what }) => ({ id: what })),
      ),
    ),
    ...steps.map(({ step, path }) =>
      wrongSum(
        path,
        step.humanMs,
        step.costs.map(({ ms }) => ms),
      ),
    ),
    ...variants.map(({ entry, path }) =>
      wrongSum(
        path,
        entry.humanMs,
        entry.steps.map(({ humanMs }) => humanMs),
      ),
    ),
  ];
  return problems.find((problem) => problem !== undefined);
}

function repetitionIn(path: string, entries: readonly { id: string }[]): string | undefined {
  const id = repeatedId(entries);
  return id === undefined ? undefined : `${path} has the id ${JSON.stringify(id)} twice`;
}

function wrongSum(path: string, stated: number, parts: readonly number[]): string | undefined {
  const sum = parts.reduce((total, part) => total + part, 0);
  return stated === sum
    ? undefined
    : `${path}.humanMs is ${stated}, but its parts add up to ${sum}`;
}
