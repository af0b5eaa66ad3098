/** Where something stands on a page: its id; its index among `placeSelector` where that leads elsewhere. */
export type ElementPlace = string | number;

export const placeSelector = 'h2, h3, li';

/** A step as far as it takes to follow a reader through it. */
export interface PlacedStep {
  id: string;
  title: string;
  /** Where it begins, unless its id says so. */
  at?: number;
  /** What it takes at least to look it through. */
  skimMs: number;
}

/** The steps of one variant. */
export interface PlacedSteps {
  steps: PlacedStep[];
  /** What follows the last one; absent where the page ends with it. */
  end?: ElementPlace;
}

/** One of the ways to choose from: its index among `waySelector`, and its part of the variant's id. */
export type PlacedWay = [index: number, name: string];

/**
 * Where the steps of a quickstart are. The build writes it into the page, so that no browser has to
 * read it.
 */
export interface StepPlaces extends PlacedSteps {
  /** Selector of what holds the page's content. */
  root: string;
  /** The ways of each choice, where the page offers it first. */
  choices: PlacedWay[][];
  /** By the ids of variants, those whose steps are others. */
  variants: Record<string, PlacedSteps>;
}
