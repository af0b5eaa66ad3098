/** Silence that ends a run, in the browser as in the reports: what comes later is another run. */
export const silenceMs = 4 * 3_600_000;

/** No browser goes on with a run for longer; a run that claims more was made up, or its clock is wrong. */
export const runKeptMs = 24 * 3_600_000;
