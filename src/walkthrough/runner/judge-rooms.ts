import { renderLocation } from '../../protocol/errors.ts';
import { roomsDisagree } from '../errors.ts';
import { failureOf, renderFailure, type Failure, type WalkthroughResult } from '../result.ts';
import type { WalkEnd } from './walk-event.ts';

/** One walkthrough in one room. */
export interface WalkedRoom {
  status: WalkEnd['status'];
  /** One for each quickstart that was walked in it. */
  results: WalkthroughResult[];
  errors: string[];
  /** True for a spec that failed for reasons of its own, and held in a fresh room. */
  isUnjudged?: true;
}

/**
 * What a walkthrough that broke amounts to, once it was walked again: what broke alike in both rooms
 * broke; where they disagree nothing can be said, and both are shown.
 */
export function judgeRooms<Room extends WalkedRoom>(first: Room, second: WalkedRoom): Room {
  if (second.status === 'interrupted' || isAlike(first, second)) return first;
  const results = second.results.map((result, index): WalkthroughResult => {
    const earlier = first.results[index];
    const broken = earlier?.failure ?? result.failure;
    if (!earlier || !broken || isSame(earlier.failure, result.failure)) return result;
    return { ...result, ok: false, failure: disagreement(broken, earlier, result), earlier };
  });
  const errors = results.flatMap(({ failure }) => (failure ? [renderFailure(failure)] : []));
  if (errors.length > 0) return { ...first, results, errors };
  const both = { ...first, errors: [...first.errors, ...second.errors] };
  return second.status === 'passed' ? { ...both, isUnjudged: true } : both;
}

function disagreement(
  broken: Failure,
  first: WalkthroughResult,
  second: WalkthroughResult,
): Failure {
  const textOf = ({ failure }: WalkthroughResult) => failure && renderFailure(failure);
  const { location } = broken;
  const context = location === undefined ? {} : { location };
  const one = textOf(first) ?? 'It came to hello world.';
  return failureOf(roomsDisagree.at(context, one, textOf(second)), broken.step);
}

function isAlike(a: WalkedRoom, b: WalkedRoom): boolean {
  if (b.status === 'passed' || a.results.length !== b.results.length) return false;
  return a.results.every(({ failure }, index) => isSame(failure, b.results[index]?.failure));
}

function isSame(a: Failure | undefined, b: Failure | undefined): boolean {
  return placeOf(a) === placeOf(b);
}

function placeOf(failure: Failure | undefined): string {
  if (!failure) return '';
  return `${failure.code} ${failure.location ? renderLocation(failure.location) : ''}`;
}

/** `unjudged`: nothing can be said of the pages, for or against them. */
export function verdictOf({
  status,
  results,
  isUnjudged,
}: WalkedRoom): 'held' | 'broken' | 'unjudged' {
  if (status === 'interrupted' || isUnjudged) return 'unjudged';
  const failed = results.filter(({ ok }) => !ok);
  if (failed.length === 0) return status === 'passed' ? 'held' : 'broken';
  return failed.every(({ failure }) => failure?.isUnjudged) ? 'unjudged' : 'broken';
}
