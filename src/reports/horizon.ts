/** Giving up counts as this long in the restricted mean. */
export const horizonMs = 3_600_000;
