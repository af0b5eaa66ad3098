import { storeLocked, storeReadOnly } from '../collector/errors.ts';
import type { Store } from '../collector/store.ts';
import { isMeantimeError } from '../protocol/errors.ts';
import { reduction } from '../reports/kept-runs.ts';
import { reporter, type Reporter } from '../reports/reporter.ts';

/**
 * Makes reports of a store that keeps what it reduces, so that the next report need not do it again;
 * where it cannot write now, what is not kept is reduced for this one.
 */
export async function keepingReporter(store: Store): Promise<Reporter> {
  try {
    await store.keepReduced(reduction);
  } catch (error) {
    const codes: string[] = [storeReadOnly.code, storeLocked.code];
    if (!isMeantimeError(error) || !codes.includes(error.code)) throw error;
  }
  return reporter(store);
}
