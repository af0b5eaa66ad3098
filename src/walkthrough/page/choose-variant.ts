import { parseHTML } from 'linkedom';
import type { Page } from 'playwright';
import { readAxes } from '../../protocol/choices.ts';
import type { SourceLocation } from '../../protocol/errors.ts';
import type { Chosen } from '../../protocol/manifest.ts';
import { variantNotShown } from '../variant-errors.ts';

/** For a tab to hold still and be pressed. */
const pressMs = 15_000;

interface Choosing {
  page: Page;
  choices: readonly Chosen[];
  location: SourceLocation;
}

/**
 * Presses the tabs of a variant, wherever the page does not show it yet: tabs that change together
 * need one press.
 *
 * @throws MeantimeError `variant-not-shown`
 */
export async function chooseVariant({ page, choices, location }: Choosing): Promise<void> {
  for (const { key, value } of choices) {
    // Pressing one tab may show others of the same choice.
    for (const tab of await hiddenTabs(page, key, value)) {
      if (!(await hiddenTabs(page, key, value)).includes(tab)) continue;
      const button = page.locator(`[id="${tab.replaceAll(/["\\]/g, String.raw`\$&`)}"]`);
      await button.click({ timeout: pressMs }).catch(() => undefined);
    }
    const left = await hiddenTabs(page, key, value);
    if (left.length > 0) throw variantNotShown.at({ location }, value);
  }
}

/** Ids of the tabs that hide a way of a choice; such as stand in another hidden way are left out. */
async function hiddenTabs(page: Page, key: string, value: string): Promise<string[]> {
  const { document } = parseHTML(await page.content());
  const axis = readAxes(document).find((one) => one.key === key);
  return (axis?.groups.flat() ?? []).flatMap(({ element, label }) => {
    const isHidden = element.hasAttribute('hidden');
    const isWithin = element.parentElement?.closest('[hidden]');
    return label === value && isHidden && !isWithin
      ? [element.getAttribute('aria-labelledby') ?? '']
      : [];
  });
}
