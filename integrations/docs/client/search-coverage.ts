import { ownFolder } from '../../../src/protocol/own-folder.ts';

/** Which pages the search of `astro dev` knows. */
export interface SearchCoverage {
  /** Another one for another index; its files are below a folder of this name. */
  version: number;
  pages: number;
  total: number;
  /** True when no more pages are to be expected. */
  isComplete: boolean;
}

/** Where it is found, below the base. */
export const coveragePath = `${ownFolder}search.json`;
