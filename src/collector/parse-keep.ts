import { keepInvalid } from './errors.ts';

const dayMs = 86_400_000;

/**
 * How long runs are kept, in ms: `400d`; undefined for no text, which is for ever.
 *
 * @throws MeantimeError `keep-invalid`
 */
export function parseKeep(text: string): number | undefined {
  if (text === '') return undefined;
  const days = Number(/^(\d{1,5})d$/.exec(text)?.[1] ?? 0);
  if (days < 1) throw keepInvalid(text);
  return days * dayMs;
}
