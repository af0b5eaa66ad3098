import { parseHTML } from 'linkedom';
import type { Page } from 'playwright';
import { modelSteps } from '../../newcomer/model.ts';
import { readVariants, type Choices } from '../../protocol/choices.ts';
import type { Chosen, Variant } from '../../protocol/manifest.ts';
import { readMeta } from '../../protocol/read-meta.ts';
import { readTitle } from '../../protocol/read-sections.ts';
import { readPage } from '../../protocol/read-steps.ts';
import type { Step } from '../../protocol/step.ts';
import { titleOfPage } from '../../protocol/title-of-page.ts';
import type { ForeignPage, PageGoal } from './foreign-page.ts';
import { headingUnknown } from './foreign-errors.ts';
import { markPage, type MarkedPage, type Said } from './mark-page.ts';
import { pageVariants } from './page-variants.ts';
import { takeSnapshot, type PageSnapshot } from './open-foreign-page.ts';
import type { OpenNotes } from './page-notes.ts';
import { pressTabs } from './press-tabs.ts';
import { tellingPart, unseenGoal } from './page-goal.ts';

interface ReadDocument extends MarkedPage {
  document: Document;
}

/**
 * Reads a page of any generator that is open in a browser: the steps of each of its variants as
 * `readSteps` has them, with modelled times, and what it leaves open.
 *
 * Without a goal it is what the page's last output says.
 *
 * @throws MeantimeError `heading-unknown`
 */
export async function readForeignPage(page: Page, said: Said = {}): Promise<ForeignPage> {
  const read = readSnapshot(await takeSnapshot(page), said);
  const { document, notes, files, needs, addresses } = read;
  if (!read.isEndKnown) throw headingUnknown(said.until ?? '', titlesOf(document));
  const wanted = goalOf(read, said.goal);
  const variants: Variant[] = [];
  for (const { id, choices } of pageVariants(document, read.tabs)) {
    const chosen = await chosenPage(page, read, choices, said);
    const { steps } = readPage(chosen.document, { goal: wanted?.text ?? unseenGoal }, choices);
    const variant = variantOf(id, choices, steps);
    if (variant) variants.push(variant);
  }
  noteEmpty(variants, notes);
  const generator = document.querySelector('meta[name="generator"]')?.getAttribute('content');
  const url = page.url();
  return {
    url,
    title: titleOfPage(document, { id: new URL(url).pathname }),
    ...(generator && { generator }),
    ...(wanted && { goal: wanted }),
    ...{ variants, files, needs, addresses, notes },
  };
}

/** Shows a variant in the open page, so that what is copied of it can be seen. */
export async function chooseForeignVariant(
  page: Page,
  said: Said,
  choices: Choices,
): Promise<void> {
  const { tabs } = readSnapshot(await takeSnapshot(page), said);
  await pressTabs(page, tabs, choices);
}

function readSnapshot({ html, hidden }: PageSnapshot, said: Said): ReadDocument {
  const { document } = parseHTML(html);
  return { document, ...markPage(document, { ...said, hidden }) };
}

/** The page with these choices made: pressed where the page makes their panels once it is asked to. */
async function chosenPage(
  page: Page,
  read: ReadDocument,
  choices: Choices,
  said: Said,
): Promise<ReadDocument> {
  const lacks = read.tabs.some(({ key, tabs }) =>
    tabs.some(({ label, panel }) => label === choices[key] && !panel?.textContent.trim()),
  );
  if (!lacks) return read;
  for (const label of await pressTabs(page, read.tabs, choices)) {
    const why = 'Its tab could not be pressed, so what it shows is not read.';
    read.notes.unread.push({ code: 'tab-not-pressed', what: label, why });
  }
  return readSnapshot(await takeSnapshot(page), said);
}

function goalOf({ document }: ReadDocument, given: string | undefined): PageGoal | undefined {
  if (given !== undefined) return { text: given, from: 'given' };
  const own = readMeta(document)?.goal;
  const [{ choices }] = readVariants(document);
  const outputs =
    own === undefined ? outputsOf(readPage(document, { goal: unseenGoal }, choices).steps) : [];
  const text = own ?? outputs.map(tellingPart).findLast((part) => part !== undefined);
  return text === undefined ? undefined : { text, from: 'page' };
}

/** Of tabs for other systems nothing may be left to do on this one. */
function noteEmpty(variants: readonly Variant[], { unread }: OpenNotes): void {
  for (const { id, steps } of variants.slice(1)) {
    if (steps.some(({ actions }) => actions.length > 0)) continue;
    const why = 'Nothing of this variant could be read as something to do here.';
    unread.push({ code: 'variant-without-actions', what: id, why });
  }
}

function titlesOf(document: Document): string[] {
  return [...document.querySelectorAll('[data-meantime-content] :is(h2, h3)')].map(readTitle);
}

function outputsOf(steps: readonly Step[]): string[] {
  return steps.flatMap(({ actions }) =>
    actions.flatMap((action) => {
      if (action.kind === 'open') return [action.output.text];
      if (action.kind !== 'run') return [];
      const shown = (action.shown ?? []).map(({ output }) => output.text);
      return action.output ? [...shown, action.output.text] : shown;
    }),
  );
}

function variantOf(id: string, choices: Choices, steps: readonly Step[]): Variant | undefined {
  const { humanMs, steps: modelled } = modelSteps(steps);
  const [first, ...rest] = modelled;
  if (!first) return undefined;
  const [choice, ...others] = Object.entries(choices).map(([key, value]): Chosen => ({
    key,
    value,
  }));
  return { id, ...(choice && { choices: [choice, ...others] }), humanMs, steps: [first, ...rest] };
}
