import { splitUnknown } from './errors.ts';

/** By what runs can be told apart. */
export const splitKeys = [
  'variant',
  'language',
  'revision',
  'referrer',
  'campaign',
  'returning',
  'evidence',
] as const;

export type SplitKey = (typeof splitKeys)[number];

/** @throws MeantimeError `split-unknown` */
export function parseSplitKey(text: string): SplitKey {
  const key = splitKeys.find((known) => known === text);
  if (key === undefined) throw splitUnknown(text, splitKeys.join(', '));
  return key;
}
