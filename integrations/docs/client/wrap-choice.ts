/** Whether a reader wants long lines broken. Self-contained: its text is sent to the browser. */
export function wrapChoice(): { isOn: () => boolean; keep: (choice: string) => void } {
  const key = 'meantime:wrap';
  // Where storage is forbidden or full, the choice holds until the page is left.
  let kept: string | null = null;
  const isOn = (): boolean => {
    try {
      return (localStorage.getItem(key) ?? kept) === 'on';
    } catch {
      return kept === 'on';
    }
  };
  const keep = (choice: string): void => {
    kept = choice;
    try {
      localStorage.setItem(key, choice);
    } catch {
      // It is kept above.
    }
  };
  return { isOn, keep };
}
