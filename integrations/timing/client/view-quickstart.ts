import { waySelector } from '../../../src/protocol/choices.ts';
import { markup, type QuickstartMeta } from '../../../src/protocol/markup.ts';
import {
  placeSelector,
  type StepPlaces,
  type PlacedStep,
  type ElementPlace,
} from '../../../src/protocol/step-places.ts';

/** A step of the page that is open. */
export interface ViewedStep extends PlacedStep {
  /** Its heading, or the item of its list. */
  heading: Element;
}

/** The quickstart that is open. */
export interface ViewedQuickstart {
  meta: QuickstartMeta;
  steps: ViewedStep[];
  /** What follows the last step, if the page goes on. */
  end: Element | undefined;
  /** What holds the page's content. */
  root: Element | null;
}

/** What the page says of itself as a quickstart; undefined when it says nothing, or nothing legible. */
export function metaOfPage(): QuickstartMeta | undefined {
  try {
    const meta = document.querySelector(`meta[name="${markup.quickstartMeta}"]`);
    const value = JSON.parse(meta?.getAttribute('content') ?? '') as QuickstartMeta; // as the build left it
    return value.id ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Id of the variant that the reader has chosen; undefined on a page without choices. */
export function variantOf({ choices }: StepPlaces): string | undefined {
  const ways = document.querySelectorAll(waySelector);
  const names = choices.map((choice) => {
    const chosen = choice.find(([index]) => ways[index]?.hasAttribute('hidden') === false);
    return (chosen ?? choice[0])?.[1];
  });
  return names.join() || undefined;
}

export function viewQuickstart(meta: QuickstartMeta, places: StepPlaces): ViewedQuickstart {
  const { steps, end } = places.variants[variantOf(places) ?? ''] ?? places;
  return {
    meta,
    // A script may have taken one away.
    steps: steps.flatMap((step) => {
      const heading = find(step.at ?? step.id);
      return heading ? [{ ...step, heading }] : [];
    }),
    end: find(end),
    root: document.querySelector(places.root),
  };
}

function find(place: ElementPlace | undefined): Element | undefined {
  return typeof place === 'number'
    ? document.querySelectorAll(placeSelector)[place]
    : (document.getElementById(place ?? '') ?? undefined);
}
