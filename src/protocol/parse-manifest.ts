import { defineError, type ErrorContext, type SourceLocation } from './errors.ts';
import type { Manifest } from './manifest.ts';
import { quickstartName } from './quickstart-name.ts';
import {
  byKind,
  count,
  findWrong,
  flag,
  listOf,
  literal,
  matching,
  oneOf,
  record,
  repeatedId,
  text,
  type Fields,
} from './shape.ts';

export const manifestInvalid = defineError({
  code: 'manifest-invalid',
  title: 'The manifest of the quickstarts cannot be read.',
  message: (problem: string) => `The manifest was not written by this version: ${problem}.`,
  hint: 'Build the site again: npx astro build',
});

const anyText = text();
const someText = text({ min: 1 });
const slashed = matching(/^\/(?:.*\/)?$/, 'a path with a slash at both ends');
const expected = record({
  required: { text: anyText, block: count() },
  optional: { line: count() },
});

const action = byKind({
  run: actionOf({
    required: { text: anyText, background: flag },
    optional: {
      ready: someText,
      output: expected,
      fails: matching(/^(?:any|\d+)$/, 'any or an exit status'),
      stop: flag,
      shell: oneOf(['zsh', 'fish']),
      shown: listOf(record({ required: { line: count(), output: expected } })),
      lines: listOf(count()),
    },
  }),
  save: actionOf({ required: { file: someText, text: anyText }, optional: { before: anyText } }),
  open: actionOf({ required: { url: someText, output: expected } }),
  answer: actionOf({ required: { prompt: anyText, text: anyText }, optional: { keys: flag } }),
});

function actionOf({ required, optional = {} }: Fields) {
  return record({
    required: { kind: someText, block: count(), placeholders: listOf(someText), ...required },
    optional: { line: count(), ...optional },
  });
}

const textBlock = record({
  required: { text: someText, words: count(), actionsBefore: count() },
  optional: { line: count() },
});

const step = record({
  required: {
    id: someText,
    title: anyText,
    letters: count(),
    words: count(),
    codeLines: listOf(count()),
    actions: listOf(action),
    humanMs: count(),
  },
  optional: {
    line: count(),
    needs: listOf(
      record({ required: { name: someText }, optional: { ms: count(), line: count() } }),
      { min: 1 },
    ),
    signs: record({
      required: {},
      optional: { chinese: count(), japanese: count(), korean: count() },
    }),
    reads: listOf(expected, { min: 1 }),
    texts: listOf(textBlock, { min: 1 }),
  },
});

const variant = record({
  required: { id: someText, humanMs: count(), steps: listOf(step, { min: 1 }) },
  optional: {
    choices: listOf(record({ required: { key: someText, value: someText } }), { min: 1 }),
  },
});

const quickstart = record({
  required: {
    id: someText,
    title: anyText,
    path: slashed,
    source: anyText,
    revision: someText,
    goal: someText,
    variants: listOf(variant, { min: 1 }),
  },
  optional: { budgetMs: count(), locale: someText },
});

const manifest = record({
  required: {
    v: literal(1),
    site: someText,
    base: slashed,
    revision: someText,
    model: record({ required: { name: someText, hash: someText } }),
    quickstarts: listOf(quickstart),
  },
  optional: { runsPath: matching(/^\/.*[^/]$/, 'a path') },
});

/** Each id once among its neighbours: everything downstream looks quickstarts and steps up by id. */
function findDuplicate({ quickstarts }: Manifest): string | undefined {
  const names = quickstarts.map((one) => ({ id: quickstartName(one) }));
  const repeated = repeatedId(names);
  if (repeated !== undefined) return `quickstarts has the id "${repeated}" twice`;
  for (const [index, { variants }] of quickstarts.entries()) {
    const place = `quickstarts[${index}].variants`;
    const lists: [string, { id: string }[]][] = [
      [place, variants],
      ...variants.map(({ steps }, at): [string, { id: string }[]] => [
        `${place}[${at}].steps`,
        steps,
      ]),
    ];
    for (const [path, entries] of lists) {
      const id = repeatedId(entries);
      if (id !== undefined) return `${path} has the id "${id}" twice`;
    }
  }
  return undefined;
}

/**
 * Parses the text of a manifest.
 *
 * @param location where it comes from, for the error
 * @throws MeantimeError `manifest-invalid`, saying the path of the wrong field
 */
export function parseManifest(content: string, location?: SourceLocation): Manifest {
  const invalid = (problem: string, context: ErrorContext = {}) =>
    manifestInvalid.at({ ...(location ? { location } : {}), ...context }, problem);
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (cause) {
    throw invalid('it is not JSON', { cause });
  }
  const problem = findWrong(manifest, value);
  if (problem !== undefined) throw invalid(problem);
  const parsed = value as Manifest; // the shape has just been checked field by field
  const duplicate = findDuplicate(parsed);
  if (duplicate !== undefined) throw invalid(duplicate);
  return parsed;
}
