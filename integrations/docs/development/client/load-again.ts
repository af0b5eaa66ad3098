/** Loads the page again; the browser keeps the place. */
export function loadAgain(): void {
  location.reload();
}
