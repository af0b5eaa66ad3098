/** What a page dispatches on `document`, with `detail: true` or `false`, as the reader decides. */
export const consentEvent = 'meantime:consent';

/** Calls back each time that the reader says yes or no; a page that said so before is heard as well. */
export function watchConsent(decided: (isGiven: boolean) => void): void {
  document.addEventListener(consentEvent, (event) => {
    decided((event as CustomEvent<unknown>).detail === true); // whatever else it holds is no yes
  });
  if (window.meantime?.consent === true) decided(true);
}
