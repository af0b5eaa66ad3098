import type { Manifest, Quickstart, Variant } from '../../protocol/manifest.ts';
import { quickstartName } from '../../protocol/quickstart-name.ts';
import { nothingShared, onlyUnknown } from './errors.ts';

export interface SharedQuickstarts {
  base: Manifest;
  head: Manifest;
  /** Quickstarts and variants of the head that the base does not have. */
  unmatched: string[];
}

/**
 * What both revisions have, by the names of quickstarts and variants: the rest is not compared.
 *
 * @param only id of the one quickstart that is asked for; empty for all
 * @throws MeantimeError `only-unknown`, `nothing-shared`
 */
export function sharedQuickstarts(
  { base, head }: { base: Manifest; head: Manifest },
  { only, baseName }: { only: string; baseName: string },
): SharedQuickstarts {
  const asked = head.quickstarts.filter(({ id }) => only === '' || id === only);
  if (only !== '' && asked.length === 0) {
    throw onlyUnknown(
      only,
      head.quickstarts.map(({ id }) => id),
    );
  }
  const [own, former] = [narrowed(asked, base.quickstarts), narrowed(base.quickstarts, asked)];
  if (own.length === 0) {
    throw nothingShared(baseName, base.quickstarts.map(quickstartName), asked.map(quickstartName));
  }
  const unmatched = asked.flatMap((quickstart) => {
    const name = quickstartName(quickstart);
    const kept = own.find((one) => quickstartName(one) === name)?.variants ?? [];
    const left = quickstart.variants.filter(({ id }) => !kept.some((one) => one.id === id));
    return left.map(({ id }) => (id === 'default' ? name : `${name} (${id})`));
  });
  return {
    base: { ...base, quickstarts: former },
    head: { ...head, quickstarts: own },
    unmatched,
  };
}

/** The quickstarts, with those of their variants that the others have too. */
function narrowed(own: readonly Quickstart[], others: readonly Quickstart[]): Quickstart[] {
  return own.flatMap((quickstart) => {
    const other = others.find((one) => quickstartName(one) === quickstartName(quickstart));
    const isShared = ({ id }: Variant) => other?.variants.some((one) => one.id === id) ?? false;
    const [first, ...rest] = quickstart.variants.filter(isShared);
    return first ? [{ ...quickstart, variants: [first, ...rest] }] : [];
  });
}
