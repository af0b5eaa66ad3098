import type { Interval } from './interval.ts';

/** A value with its interval, and how much a unit of it moves what it is part of. */
export interface UncertainPart extends Interval {
  value: number;
  slope: number;
}

/**
 * 95 % interval of a value that is made of independent ones, from their own intervals, so that it
 * leans the way that they do (MOVER). For a difference the slopes are 1 and -1.
 *
 * Reference: G. Y. Zou and A. Donner, Construction of Confidence Limits About Effect Measures,
 * Statist. Med. 27 (2008).
 */
export function combinedInterval(value: number, parts: readonly UncertainPart[]): Interval {
  const toLow = parts.map((part) => Math.max(0, ...moves(part).map((move) => -move)));
  const toHigh = parts.map((part) => Math.max(0, ...moves(part)));
  return { low: value - Math.hypot(...toLow), high: value + Math.hypot(...toHigh) };
}

function moves({ value, low, high, slope }: UncertainPart): number[] {
  return [slope * (low - value), slope * (high - value)];
}
