import type { Page } from 'playwright';
import type { Choices } from '../../protocol/choices.ts';
import { controlSelector, type TabChoice } from './mark-tabs.ts';

/** For a tab to hold still and be pressed. */
const pressMs = 5_000;

/**
 * Presses what shows the ways of these choices, wherever the page offers them and does not show them
 * yet: pressing one may show others.
 *
 * @returns labels that could not be pressed
 */
export async function pressTabs(
  page: Page,
  groups: readonly TabChoice[],
  choices: Choices,
): Promise<string[]> {
  const left: string[] = [];
  for (const { key, tabs } of groups) {
    const tab = tabs.find(({ label }) => label === choices[key]);
    if (tab && !(await pressTab(page, tab.control))) left.push(tab.label);
  }
  return left;
}

/** @returns false when it could not be pressed */
export async function pressTab(page: Page, index: number): Promise<boolean> {
  const control = page.locator(controlSelector).nth(index);
  // A tab that stands in another that is not chosen is nobody's choice.
  if (index < 0 || !(await control.isVisible()) || (await isChosen(page, index))) return true;
  return control.click({ timeout: pressMs }).then(
    () => true,
    () => false,
  );
}

function isChosen(page: Page, control: number): Promise<boolean> {
  return page.evaluate(
    ([selector, index]) => {
      const tab = document.querySelectorAll(selector)[index];
      const input = tab instanceof HTMLLabelElement ? tab.control : null;
      if (input instanceof HTMLInputElement) return input.checked;
      return tab?.getAttribute('aria-selected') === 'true';
    },
    [controlSelector, control] as const,
  );
}
