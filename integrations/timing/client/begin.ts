import { needsConsent, obeyPrivacySignals } from 'virtual:meantime/client';
import { run } from './journal.ts';
import { beginRun, disownRun, openRun } from './own-run.ts';
import { consentEvent } from './reader-controls.ts';
import { erase } from './record.ts';
import { listen } from './this-document.ts';

/**
 * Begins once the page is seen; never where the reader's browser refuses, or the reader has not
 * consented. Then watches whether the reader is there: `away` when the page is hidden or loses
 * focus, `back` when it is seen and has focus again, `leave` when the document is left. From the
 * back/forward cache it may come back.
 *
 * @param follow called when there is a run that this document owns
 */
export function begin(follow: () => void, note: (kind: 'away' | 'back' | 'leave') => void): void {
  let isFollowing = false;
  let isGiven = !needsConsent;
  /** Empty when the document is left; undefined before it was seen. */
  let presence: 'away' | 'back' | '' | undefined;

  const look = ({ type }: { type: string }): void => {
    const isAway =
      document.hidden || document.prerendering === true || (presence && !document.hasFocus());
    const kind = type === 'pagehide' ? 'leave' : isAway ? 'away' : 'back';
    // Browsers hide a page after they have left it; that is no work in the terminal.
    if (!isGiven || kind === presence || (presence ? type === 'pageshow' : kind !== 'back')) return;
    const before = presence;
    presence = kind === 'leave' ? '' : kind;
    if (before) {
      note(kind);
      if (kind === 'leave') disownRun();
    } else {
      openRun(Math.round(type ? Date.now() : Date.now() - performance.now()), () => {
        if (isFollowing) note('back');
        // It may have been taken back meanwhile.
        else if (isGiven) {
          isFollowing = true;
          follow();
        }
      });
    }
  };
  const decide = (given: boolean): void => {
    if (given === isGiven) return;
    isGiven = given;
    if (!given && isFollowing) erase();
    else if (isFollowing && run?.isOff) beginRun(Date.now());
    else if (!isFollowing) look({ type: '' });
  };

  const controls = (window.meantime ??= {});
  controls.run = () =>
    isFollowing && run && !run.isOff
      ? { ...run.head, events: run.nextSeq, unsent: run.unsent.length }
      : undefined;
  controls.erase = () => {
    if (isFollowing) erase();
  };
  if (obeyPrivacySignals && (navigator.globalPrivacyControl || navigator.doNotTrack === '1'))
    return;
  listen('visibilitychange prerenderingchange blur focus pagehide pageshow', look);
  if (needsConsent) {
    listen(consentEvent, (event) => {
      decide((event as CustomEvent<unknown>).detail === true); // whatever else it holds is no yes
    });
    if (controls.consent === true) decide(true);
  } else look({ type: '' });
}
