/** What readers chose, by the name of the choice: `npm` of `pkg`. */
export interface TabChoices {
  read(choice: string): string | null;
  keep(choice: string, label: string): void;
}

/** Self-contained: its text is sent to the browser (see routes/tabs.ts). */
export function tabChoices(): TabChoices {
  // Where storage is forbidden or full, a choice holds until the page is left.
  const kept = new Map<string, string>();
  return {
    read(choice) {
      try {
        return localStorage.getItem(`meantime:choice:${choice}`) ?? kept.get(choice) ?? null;
      } catch {
        return kept.get(choice) ?? null;
      }
    },
    keep(choice, label) {
      kept.set(choice, label);
      try {
        localStorage.setItem(`meantime:choice:${choice}`, label);
      } catch {
        // It is kept above.
      }
    },
  };
}
