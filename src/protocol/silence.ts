/** Silence that ends a run, in the browser as in the reports: what comes later is another run. */
export const silenceMs = 4 * 3_600_000;
