import { isMeantimeError } from '../protocol/errors.ts';
import type { Manifest } from '../protocol/manifest.ts';
import { siteUnreachable } from '../walkthrough/errors.ts';
import { fetchManifest } from '../walkthrough/fetch-manifest.ts';
import { optionsOfAddress, optionsOfSite } from '../walkthrough/foreign/foreign-errors.ts';
import type { Said } from '../walkthrough/foreign/mark-page.ts';
import type { CommandInput, OptionDefinitions, World } from './command.ts';
import { flagOption, textOption } from './read-option.ts';

/** What is said of a page at an address. */
export const addressOptions: OptionDefinitions = {
  url: {
    type: 'string',
    value: '<address>',
    description: 'Read the page at this address, of any site, and say what it asks for',
  },
  run: {
    type: 'boolean',
    description: 'With --url: walk it too; runs its shell commands on this machine',
  },
  'take-defaults': {
    type: 'boolean',
    description: 'With --run: press Enter at questions that the page does not answer',
  },
  goal: {
    type: 'string',
    value: '<text>',
    description: 'With --url: the text that shows that it worked; else what the page shows last',
  },
  until: {
    type: 'string',
    value: '<heading>',
    description: 'With --url: the heading at which the quickstart is over; else a guess',
  },
};

/** How long a site may take to give its manifest. */
const answerWithinMs = 30_000;
const ofOnePage = ['goal', 'until'];
const ofPages = ['run', 'take-defaults', ...ofOnePage];

export interface AskedOfPage {
  said: Said;
  /** The page's commands are run, which whoever calls it has said in so many words. */
  isRun: boolean;
  takesDefaults: boolean;
}

export function askedOfPage(input: CommandInput): AskedOfPage {
  const [goal, until] = ofOnePage.map((name) => textOption(input, addressOptions, name));
  return {
    said: { ...(goal && { goal }), ...(until && { until }) },
    isRun: flagOption(input, 'run'),
    takesDefaults: flagOption(input, 'take-defaults'),
  };
}

/**
 * Options that would be passed over in silence are told.
 *
 * @throws MeantimeError `options-of-site`
 */
export function demandNoneOf(input: CommandInput, names: readonly string[]): void {
  const given = names.filter((name) => input.options[name] !== undefined);
  if (given.length > 0) throw optionsOfSite(given.map((name) => `--${name}`));
}

/**
 * What the site at the address says of its quickstarts, where it is to be walked and says anything. A
 * page whose commands are not to be run is read as that of a stranger, whatever its site says of itself.
 *
 * @throws MeantimeError `options-of-address`, `manifest-invalid`
 */
export async function siteAtAddress(
  world: World,
  input: CommandInput,
): Promise<Manifest | undefined> {
  const address = textOption(input, addressOptions, 'url');
  const given = ofPages.filter((name) => input.options[name] !== undefined);
  if (address === '' && given.length > 0) {
    throw optionsOfAddress(given.map((name) => `--${name}`));
  }
  if (given.join() !== 'run') return undefined;
  const signal = AbortSignal.any([world.signal, AbortSignal.timeout(answerWithinMs)]);
  try {
    return await fetchManifest(address, (url) => fetch(url, { signal }));
  } catch (error) {
    if (isMeantimeError(error) && error.code === siteUnreachable.code) return undefined;
    throw error;
  }
}
