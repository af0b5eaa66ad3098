const choices = ['auto', 'light', 'dark'] as const;
type Choice = (typeof choices)[number];

const storageKey = 'meantime:theme';

/** The button that goes round light, dark and the system's scheme; what it says stands on it. */
class ThemeChoice extends HTMLElement {
  connectedCallback(): void {
    this.#label();
    this.querySelector('button')?.addEventListener('click', () => {
      choose(next(chosen()));
      this.#label();
    });
  }

  #label(): void {
    const label = this.dataset[chosen()] ?? '';
    const button = this.querySelector('button');
    button?.setAttribute('aria-label', label);
    button?.setAttribute('title', label);
  }
}

/** Defines `<meantime-theme>` around a button. */
export function defineThemeChoice(): void {
  if (!customElements.get('meantime-theme')) customElements.define('meantime-theme', ThemeChoice);
}

function chosen(): Choice {
  const theme = document.documentElement.dataset['theme'];
  return choices.find((choice) => choice === theme) ?? 'auto';
}

function next(choice: Choice): Choice {
  return choices[(choices.indexOf(choice) + 1) % choices.length] ?? 'auto';
}

function choose(choice: Choice): void {
  const root = document.documentElement;
  if (choice === 'auto') delete root.dataset['theme'];
  else root.dataset['theme'] = choice;
  try {
    if (choice === 'auto') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, choice);
  } catch {
    // Storage is forbidden: the choice holds for this page.
  }
}
