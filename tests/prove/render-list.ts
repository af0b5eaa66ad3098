import type { Proof } from './proof.ts';

/** All proofs with a line each, and their options below. */
export function renderList(proofs: ReadonlyMap<string, Proof>): string {
  const blocks = [...proofs].map(([name, { shows, options }]) => {
    const set = Object.entries(options).map(
      ([option, { what, usual }]) =>
        `    --${option} ${usual === '' ? '…' : String(usual)}`.padEnd(24) + what,
    );
    return [`${name.padEnd(16)}  ${shows}`, ...set].join('\n');
  });
  return `${blocks.join('\n')}\n\nnpm run prove <name> -- --seed 7   the same seed draws the same`;
}
