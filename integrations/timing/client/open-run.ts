import { beginRun, isFresh } from './begin-run.ts';
import { claimRun } from './claim-run.ts';
import { openJournal, type Journal } from './journal.ts';
import type { ClientSettings } from './settings.ts';

/**
 * Goes on with the stored run, or begins one where there is none, it is stale, or another open
 * document writes to it.
 *
 * @param landedAtMs of a run that begins
 * @param opened called with the journal that holds the run, at once or within 200 ms
 */
export function openRun(
  settings: ClientSettings,
  { doc, landedAtMs }: { doc: string; landedAtMs: number },
  opened: (journal: Journal) => void,
): void {
  const journal = chooseJournal(settings);
  const stored = journal.read();
  if (!stored || !isFresh(stored)) {
    beginRun(journal, landedAtMs, settings);
    opened(journal);
    return;
  }
  // A document that was left has taken its mark back. Where tabs share a run that proves nothing.
  if (stored.owner === undefined && !journal.isShared) {
    opened(journal);
    return;
  }
  claimRun({ site: settings.site, doc, run: stored.head.run }, (isOurs) => {
    // The other tab goes on with the shared run; this one keeps its own beside it.
    const own = !isOurs && journal.isShared ? ownJournal(settings) : journal;
    if (!isOurs) beginRun(own, landedAtMs, { ...settings, inherits: false });
    opened(own);
  });
}

function chooseJournal(settings: ClientSettings): Journal {
  if (settings.storage !== 'local') return openJournal(settings);
  const own = ownJournal(settings);
  return isFresh(own.read()) ? own : openJournal(settings);
}

function ownJournal(settings: ClientSettings): Journal {
  return openJournal({ ...settings, storage: 'session' });
}
