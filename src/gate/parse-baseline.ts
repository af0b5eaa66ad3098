import { costKinds, type StepCost } from '../newcomer/step-cost.ts';
import type { Baseline, BaselineQuickstart, BaselineStep, BaselineVariant } from './baseline.ts';
import { Field, readJson } from './json-field.ts';

/**
 * Parses the text of `meantime.baseline.json`, which anybody may have edited or merged.
 *
 * @throws JsonProblem saying which field is not as it should be
 */
export function parseBaseline(text: string): Baseline {
  const root = readJson(text);
  root.at('v').oneOf([1]);
  const model = root.at('model');
  return {
    v: 1,
    model: { name: model.at('name').text(), hash: model.at('hash').text() },
    quickstarts: distinct(root.at('quickstarts'), parseQuickstart, ({ id }) => id),
  };
}

function parseQuickstart(field: Field): BaselineQuickstart {
  return {
    id: field.at('id').text(),
    variants: distinct(field.at('variants').notEmpty(), parseVariant, ({ id }) => id),
  };
}

function parseVariant(field: Field): BaselineVariant {
  const steps = distinct(field.at('steps').notEmpty(), parseStep, ({ id }) => id);
  const humanMs = sumAt(
    field.at('humanMs'),
    steps.map((step) => step.humanMs),
  );
  return { id: field.at('id').text(), humanMs, steps };
}

function parseStep(field: Field): BaselineStep {
  const costs = distinct(field.at('costs'), parseCost, ({ what }) => what);
  const humanMs = sumAt(
    field.at('humanMs'),
    costs.map((cost) => cost.ms),
  );
  return { id: field.at('id').text(), title: field.at('title').text(), humanMs, costs };
}

function parseCost(field: Field): StepCost {
  return {
    what: field.at('what').oneOf(costKinds),
    count: field.at('count').wholeNumber(),
    ms: field.at('ms').wholeNumber(),
  };
}

function distinct<Item>(
  field: Field,
  parseItem: (item: Field) => Item,
  idOf: (item: Item) => string,
): Item[] {
  const seen = new Set<string>();
  return field.items().map((item) => {
    const parsed = parseItem(item);
    const id = idOf(parsed);
    if (seen.has(id)) throw item.problem(`is there twice: ${JSON.stringify(id)}`);
    seen.add(id);
    return parsed;
  });
}

/** A sum that was edited by hand, or merged from two branches, would move the gate unseen. */
function sumAt(field: Field, parts: readonly number[]): number {
  const stated = field.wholeNumber();
  const sum = parts.reduce((total, part) => total + part, 0);
  if (stated !== sum) throw field.problem(`is ${stated}, but its parts add up to ${sum}`);
  return stated;
}
