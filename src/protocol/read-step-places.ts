import { namesOf, readAxes, readVariants, waySelector, type Choices } from './choices.ts';
import { contentSelectors } from './content-root.ts';
import type { QuickstartMeta } from './markup.ts';
import {
  placeSelector,
  type StepPlaces,
  type PlacedSteps,
  type PlacedWay,
  type ElementPlace,
} from './step-places.ts';
import type { PageDocument, PageElement } from './page.ts';
import { readMeta } from './read-meta.ts';
import { readSections, type Section } from './read-sections.ts';

/** Of who skims: 28 % of 55 ms a letter, a glance at each block, and a second for the whole. */
const skimmedLetterMs = 15;
const glanceMs = 1_000;
const leastMs = 1_000;

/** @returns undefined when the page says of itself no (or nothing legible) quickstart */
export function readStepPlaces(document: PageDocument): StepPlaces | undefined {
  const meta = readMeta(document);
  if (!meta) return undefined;
  const [first, ...others] = readVariants(document);
  const steps = placeSteps(document, meta, first.choices);
  const text = JSON.stringify(steps);
  const variants = others
    .map(({ id, choices }) => [id, placeSteps(document, meta, choices)] as const)
    .filter(([, other]) => JSON.stringify(other) !== text);
  return {
    ...steps,
    root: contentSelectors.find((selector) => document.querySelector(selector)) ?? 'body',
    choices: placeChoices(document),
    variants: Object.fromEntries(variants),
  };
}

function placeSteps(document: PageDocument, meta: QuickstartMeta, choices: Choices): PlacedSteps {
  const { sections, end } = readSections(document, meta, choices);
  return {
    steps: sections.map((section) => {
      const { id, title, heading } = section;
      const place = placeOf(document, heading);
      return { id, title, ...(place !== id && { at: Number(place) }), skimMs: skimMs(section) };
    }),
    ...(end && { end: placeOf(document, end) }),
  };
}

function placeOf(document: PageDocument, element: PageElement): ElementPlace {
  const { id } = element;
  const first = id === '' ? null : document.querySelector(`[id="${id.replace(/["\\]/g, '\\$&')}"]`);
  return first === element ? id : [...document.querySelectorAll(placeSelector)].indexOf(element);
}

function skimMs({ prose, blocks }: Section): number {
  const letters = prose.replace(/\s+/g, '').length;
  return leastMs + letters * skimmedLetterMs + blocks.length * glanceMs;
}

function placeChoices(document: PageDocument): PlacedWay[][] {
  const ways = [...document.querySelectorAll(waySelector)];
  return readAxes(document).map((axis) => {
    const names = namesOf(axis);
    const [first = []] = axis.groups;
    return first.map(({ element, label }) => [
      ways.indexOf(element),
      names[axis.values.indexOf(label)] ?? '',
    ]);
  });
}
