interface PresenceCallbacks {
  away: () => void;
  back: () => void;
  /** The document is left; it may come back from the back/forward cache, by `back`. */
  leave: () => void;
  /** The document came back from the back/forward cache: call `resumed` when all is ready. */
  resume: (resumed: () => void) => void;
}

/**
 * Watches whether the reader is at the page: `away` when it is hidden or loses focus, `back` when
 * it is seen and has focus again.
 */
export function watchPresence({ away, back, leave, resume }: PresenceCallbacks): void {
  let isAway = false;
  let isLeft = false;

  const look = (isHere: boolean): void => {
    // Browsers hide a page after they have left it; that is no work in the terminal.
    if (isLeft || isHere === !isAway) return;
    isAway = !isHere;
    if (isHere) back();
    else away();
  };
  const lookAgain = (): void => {
    look(!document.hidden && document.hasFocus());
  };

  document.addEventListener('visibilitychange', lookAgain, { capture: true });
  addEventListener('blur', lookAgain);
  addEventListener('focus', lookAgain);
  addEventListener('pagehide', () => {
    leave();
    isLeft = true;
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    resume(() => {
      isLeft = false;
      isAway = true;
      look(true);
    });
  });
}
