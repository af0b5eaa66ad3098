import type { Import } from './read-imports.ts';

/**
 * The circles of imports, each as the files that reach one another, types counted: whoever reads
 * one of them has to read them all.
 */
export function circles(imports: readonly Import[]): string[][] {
  const targets = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    if (to !== undefined) targets.set(from, (targets.get(from) ?? new Set()).add(to));
  }
  const reached = new Map([...targets.keys()].map((file) => [file, reachableFrom(file, targets)]));
  const known = new Set<string>();
  const found: string[][] = [];
  for (const [file, others] of reached) {
    if (known.has(file) || !others.has(file)) continue;
    const circle = [...others].filter((other) => reached.get(other)?.has(file)).sort();
    for (const member of circle) known.add(member);
    found.push(circle);
  }
  return found;
}

/** All files that a file leads to, itself only where it leads back to itself. */
function reachableFrom(file: string, targets: ReadonlyMap<string, Set<string>>): Set<string> {
  const reached = new Set<string>();
  const open = [...(targets.get(file) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...(targets.get(next) ?? []));
  }
  return reached;
}
