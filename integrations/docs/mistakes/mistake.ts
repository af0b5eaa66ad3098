import type { MeantimeError, SourceLocation } from '../../../src/protocol/errors.ts';

export interface TextPlace {
  line: number;
  column: number;
}

/** A mistake of the writer at a place of the page, whose path whoever compiles it knows. */
export interface Mistake {
  place: TextPlace;
  at: (location: SourceLocation) => MeantimeError;
}
