import type { Interval } from './interval.ts';
import { normalPoint } from './t-point.ts';

/** A sum of parts, each of one kind, as predicted, and what was measured of it. */
export interface MeasuredSum {
  /** By kind, in the unit of `measured`; at least 0, and more than 0 together. */
  predicted: readonly number[];
  /** Above 0. */
  measured: number;
  /** Standard error of the logarithm of `measured`. */
  logError: number;
}

/** By which factor the predictions of a kind are to be multiplied, with its 95 % interval. */
export interface FittedScale extends Interval {
  scale: number;
  /** Whether the sums say more of it than was assumed before any was seen. */
  isTold: boolean;
}

/** Before anything was measured: a scale lies within a factor of 7 of 1, either way, 95 times of 100. */
const priorSpread = 1;
/** What sums are off for reasons of their own, of which no scale of a kind can know. */
const ownSpread = 0.2;
const rounds = 50;

/**
 * Scales of the kinds that bring predicted sums to the measured ones, by least squares of logarithms
 * with a weak prior around 1; intervals from the curvature at the solution (Laplace). A kind of which
 * the sums say little keeps the interval of the prior and is marked.
 *
 * Reference: A. Gelman et al., Bayesian Data Analysis, 3rd edition (2013), chapters 4 (normal
 * approximation) and 14 (regression with prior information); solved by Gauss and Newton's steps.
 *
 * @param kinds how many there are
 */
export function fitScales(sums: readonly MeasuredSum[], kinds: number): FittedScale[] {
  let logs = new Array<number>(kinds).fill(0);
  for (let round = 0; round < rounds; round += 1) {
    const { information, gradient } = equations(sums, logs);
    const step = inverse(information).map((row) => dot(row, gradient));
    logs = logs.map((log, kind) => log + Math.max(-1, Math.min(1, step[kind] ?? 0)));
    if (Math.max(...step.map(Math.abs)) < 1e-10) break;
  }
  const covariance = inverse(equations(sums, logs).information);
  return logs.map((log, kind) => {
    const spread = Math.sqrt(covariance[kind]?.[kind] ?? priorSpread ** 2);
    return {
      scale: Math.exp(log),
      low: Math.exp(log - normalPoint * spread),
      high: Math.exp(log + normalPoint * spread),
      isTold: spread < priorSpread / 2,
    };
  });
}

function equations(sums: readonly MeasuredSum[], logs: readonly number[]) {
  const information = logs.map((_, row) =>
    logs.map((__, column) => (row === column ? 1 / priorSpread ** 2 : 0)),
  );
  const gradient = logs.map((log) => -log / priorSpread ** 2);
  for (const { predicted, measured, logError } of sums) {
    const scaled = logs.map((log, kind) => (predicted[kind] ?? 0) * Math.exp(log));
    const total = scaled.reduce((sum, part) => sum + part, 0);
    const shares = scaled.map((part) => part / total);
    const weight = 1 / (logError ** 2 + ownSpread ** 2);
    const off = Math.log(measured) - Math.log(total);
    for (const [row, share] of shares.entries()) {
      gradient[row] = (gradient[row] ?? 0) + weight * share * off;
      const cells = information[row] ?? [];
      for (const [column, other] of shares.entries()) {
        cells[column] = (cells[column] ?? 0) + weight * share * other;
      }
    }
  }
  return { information, gradient };
}

/** Of a symmetric matrix whose eigenvalues are above 0, as the prior makes them: no pivots are needed. */
function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const rows = matrix.map((row, index) => [
    ...row,
    ...row.map((_, column) => (column === index ? 1 : 0)),
  ]);
  for (const [index, row] of rows.entries()) {
    const pivot = row[index] ?? NaN;
    for (const [column, value] of row.entries()) row[column] = value / pivot;
    for (const [other, cells] of rows.entries()) {
      const factor = cells[index] ?? 0;
      if (other === index || factor === 0) continue;
      for (const [column, value] of row.entries())
        cells[column] = (cells[column] ?? 0) - factor * value;
    }
  }
  return rows.map((row) => row.slice(size));
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}
