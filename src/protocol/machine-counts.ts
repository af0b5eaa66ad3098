/**
 * What an action left or asked for that does not depend on how fast a machine is: packages, files and
 * bytes in the newcomer's home, and requests of the pages that were opened.
 */
export const countKinds = ['packages', 'files', 'bytes', 'requests'] as const;

export type CountKind = (typeof countKinds)[number];

/** What an action added of each; less than 0 where it took some away. */
export type MachineCounts = Record<CountKind, number>;
