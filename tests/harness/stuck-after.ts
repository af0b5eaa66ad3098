/**
 * How long a single wait may take before it says what it waits for in vain. No expectation: on a
 * machine that is busy with ten other things it is not reached either.
 */
export const stuckAfterMs = 5 * 60_000;
