import type { Quickstart, Variant } from '../protocol/manifest.ts';

/**
 * Whether a variant is one that was asked for: `npm` by a label that is chosen in it or by its id,
 * `pkg=npm` by the choice as well; undefined asks for all.
 */
export function isChosenVariant(
  { id, choices }: Pick<Variant, 'id' | 'choices'>,
  asked: string | undefined,
): boolean {
  if (asked === undefined) return true;
  const [, key, value = asked] = /^([^=]+)=(.+)$/.exec(asked) ?? [];
  const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  if (isSame(id, asked)) return true;
  return (choices ?? []).some(
    (choice) => isSame(choice.value, value) && (key === undefined || isSame(choice.key, key)),
  );
}

/** What of a site is walked. */
export interface WalkChoice {
  /** Id of the one quickstart. @default all */
  only?: string;
  /** Which variants, as `isChosenVariant` takes it. @default all */
  variant?: string;
}

/** Each variant of each quickstart that is walked. */
export function chosenOf(
  quickstarts: readonly Quickstart[],
  { only, variant: asked }: WalkChoice,
): { quickstart: Quickstart; variant: Variant }[] {
  return quickstarts
    .filter(({ id }) => only === undefined || id === only)
    .flatMap((quickstart) =>
      quickstart.variants
        .filter((variant) => isChosenVariant(variant, asked))
        .map((variant) => ({ quickstart, variant })),
    );
}
