import { portInvalid } from './errors.ts';

/** @throws MeantimeError `port-invalid` unless it is a whole number from 0 to 65535 */
export function parsePort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw portInvalid(text);
  return Number(text);
}
