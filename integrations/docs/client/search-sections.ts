import type { LoadedWords } from '../../../src/words/loaded-words.ts';
import { sayNumber } from '../../../src/words/say-count.ts';

/** More choices than these help nobody. */
const mostSections = 8;

/**
 * Lets the reader choose one section of the site, as the navigation names it. Hidden where there is
 * nothing to choose.
 */
export function renderSections(
  bar: HTMLElement,
  sections: ReadonlyMap<string, number>,
  { chosen, said: { words, lang }, onChosen }: SectionChoice,
): void {
  const found = [...sections].filter(([id, count]) => count > 0 || id === chosen);
  found.sort(([, a], [, b]) => b - a);
  bar.hidden = found.length < 2 && chosen === undefined;
  const choice = (id: string | undefined, name: string, count?: number): HTMLElement => {
    const button = document.createElement('button');
    button.type = 'button';
    button.ariaPressed = String(id === chosen);
    button.append(name);
    if (count !== undefined) {
      const shown = document.createElement('small');
      shown.textContent = sayNumber(count, lang);
      button.append(' ', shown);
    }
    button.addEventListener('click', () => {
      onChosen(id);
    });
    return button;
  };
  bar.replaceChildren(
    choice(undefined, words.everywhere),
    ...found.slice(0, mostSections).map(([id, count]) => choice(id, nameOf(id), count)),
  );
}

interface SectionChoice {
  chosen: string | undefined;
  said: LoadedWords<'search'>;
  /** Called with the section; undefined for all of them. */
  onChosen: (section: string | undefined) => void;
}

/** As the navigation has it; where it does not list the folder, the folder's name. */
function nameOf(section: string): string {
  const group = document.querySelector(
    `meantime-navigation [data-group="${CSS.escape(section)}"] > summary`,
  );
  const words = section.replace(/[-_]+/g, ' ');
  return group?.textContent ?? words.charAt(0).toUpperCase() + words.slice(1);
}
