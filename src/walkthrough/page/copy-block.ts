import { randomBytes } from 'node:crypto';
import type { Locator, Page } from 'playwright';
import { copyButtonSelector } from '../../protocol/copy-button-selector.ts';
import { blockSelector, markup } from '../../protocol/markup.ts';
import { framedLine } from '../../protocol/read-block.ts';
import { isSession, readSession } from '../../protocol/session.ts';
import type { SourceLocation } from '../../protocol/errors.ts';
import {
  blockHidden,
  copyButtonCovered,
  copyButtonHidden,
  copyButtonMissing,
  copyDiffers,
  copyYieldsNothing,
} from './copy-errors.ts';
import { clickRefusal } from './click-refusal.ts';
import { compareCopied } from './compare-copied.ts';
import { PageWatch } from './page-watch.ts';

interface Copying {
  page: Page;
  /** Index among the page's code blocks. */
  block: number;
  isShell: boolean;
  /** The reader selects the text of a block without a button. @default false */
  byHand?: boolean;
  step: string;
  location: SourceLocation;
}

/** For a button to come into sight once the pointer is over its block. */
const appearMs = 5_000;
/** For a button to hold still and be pressed. */
const pressMs = 15_000;
/** A press that has done nothing when the page has been at rest for so long does nothing. */
const restMs = 3_000;
const mostMs = 60_000;
const mostAncestors = 5;

/**
 * Presses the page's own copy button of a block and reads what a reader then has in the clipboard.
 *
 * @throws MeantimeError `block-hidden`, `copy-button-missing`, `copy-button-hidden`,
 * `copy-button-covered`, `copy-yields-nothing`, `copy-differs`
 */
export async function copyBlock(copying: Copying): Promise<string> {
  const { page, block, isShell, byHand = false, step, location } = copying;
  await page.bringToFront();
  const pre = page.locator(blockSelector).nth(block);
  const seen = await shownText(pre);
  // Some themes show the button only while the pointer is over the block.
  await pre.hover().catch(async (cause: unknown) => {
    throw blockHidden.at(
      { location, cause },
      step,
      (await pre.textContent()) ?? '',
      await pre.evaluate(hidingPart),
    );
  });
  const button = await findCopyButton(pre);
  if (!button) {
    if (byHand) return selected(seen, isShell);
    throw copyButtonMissing.at({ location }, step, seen);
  }
  // What ours says that it copies is said of all of the text, folded lines included.
  const isOwn = (await button.getAttribute(markup.copy)) !== null;
  const shown = isOwn ? ((await pre.locator('code').textContent()) ?? seen) : seen;
  await button.waitFor({ timeout: appearMs }).catch((cause: unknown) => {
    throw copyButtonHidden.at({ location, cause }, step, shown);
  });
  const copied = await press(page, button, (cause) =>
    copyButtonCovered.at({ location, cause }, step, shown, clickRefusal(cause)),
  );
  if (copied === undefined) throw copyYieldsNothing.at({ location }, step, shown);
  const copies = await button.getAttribute(markup.copies);
  const difference = compareCopied({ shown, copied, isShell, copies });
  if (difference !== undefined) throw copyDiffers.at({ location }, step, difference);
  return copied.replaceAll('\r\n', '\n').replace(/\n+$/, '');
}

/** Who selects commands by hand leaves their prompts and what they print. */
function selected(shown: string, isShell: boolean): string {
  const commands = isShell && isSession('', shown) ? readSession(shown) : [];
  const text = commands.length > 0 ? commands.map((one) => one.text).join('\n') : shown;
  return text.replace(/\n+$/, '');
}

/** The block as a reader sees it. */
async function shownText(pre: Locator): Promise<string> {
  // Between lines that are boxes of their own, browsers see more line feeds than readers do.
  const lines = await pre.locator(framedLine).allInnerTexts();
  if (lines.length > 0) return lines.map((line) => line.replace(/\n+$/, '')).join('\n');
  return pre.locator('code').or(pre).last().innerText();
}

/**
 * The button marked as the block's own, else one beside this block and no other that copies by its
 * class, or by its name where a site of others has no such class.
 */
async function findCopyButton(pre: Locator): Promise<Locator | undefined> {
  const marked = pre.locator('xpath=ancestor::figure[1]').locator(`[${markup.copy}]`);
  if ((await marked.count()) > 0) return marked.first();
  for (let level = 0; level <= mostAncestors; level += 1) {
    const around = level === 0 ? pre : pre.locator(`xpath=ancestor::*[${level}]`);
    if ((await around.locator(blockSelector).count()) > 1) return undefined;
    for (const button of [
      around.locator(copyButtonSelector),
      around.getByRole('button', { name: /copy/i }),
    ]) {
      if ((await button.count()) > 0) return button.first();
    }
  }
  return undefined;
}

/** What the clipboard holds after the press; undefined when the press did not change it. */
async function press(
  page: Page,
  button: Locator,
  refusal: (cause: unknown) => Error,
): Promise<string | undefined> {
  const before = randomBytes(16).toString('hex');
  await page.evaluate((text) => navigator.clipboard.writeText(text), before);
  const watch = new PageWatch(page);
  try {
    await button.click({ timeout: pressMs }).catch((cause: unknown) => {
      throw refusal(cause);
    });
    const copied = watch.until({
      ...{ restMs, mostMs },
      look: async () => {
        const text = await page.evaluate(() => navigator.clipboard.readText());
        return text === before ? {} : { found: text };
      },
    });
    // A page that the press led away from has copied nothing.
    return await copied.catch(() => undefined);
  } finally {
    watch.stop();
  }
}

/** The start tag of the outermost element that hides another; undefined where none does. */
function hidingPart(element: Element): string | undefined {
  let hiding: Element | undefined;
  for (let part: Element | null = element; part; part = part.parentElement) {
    const isHidden: boolean = getComputedStyle(part).display === 'none';
    if (isHidden || part.matches('details:not([open])')) hiding = part;
  }
  const tag = hiding?.cloneNode(false);
  return tag instanceof Element ? tag.outerHTML.replace(/<\/[^>]*>$/, '').slice(0, 100) : undefined;
}
