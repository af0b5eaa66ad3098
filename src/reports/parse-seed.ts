import { seedInvalid } from './errors.ts';

/** @throws MeantimeError `seed-invalid` unless it is a whole number below 2^32 */
export function parseSeed(text: string): number {
  if (!/^\d{1,10}$/.test(text) || Number(text) > 0xffff_ffff) throw seedInvalid(text);
  return Number(text);
}
