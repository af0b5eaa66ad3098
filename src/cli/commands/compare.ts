import { addressesFew } from '../../walkthrough/foreign/foreign-errors.ts';
import { pageFigures } from '../../walkthrough/foreign/page-figures.ts';
import { renderComparison } from '../../walkthrough/foreign/render-comparison.ts';
import { visitPages } from '../../walkthrough/foreign/visit-pages.ts';
import { demandWalkPackages } from '../../walkthrough/walk-packages.ts';
import { renderJson } from '../../text/render-json.ts';
import type { Command } from '../command.ts';
import { flagOption, textOption } from '../read-option.ts';
import { renderError, wantsColours } from '../render-error.ts';

/** As many columns as a terminal has room for, and letters name. */
const mostPages = 8;

/** `meantime compare`: quickstarts of any sites side by side; nothing of theirs is run. */
export const command: Command = {
  name: 'compare',
  summary: 'Put quickstarts of any sites side by side, as their pages are; runs nothing',
  usage: 'compare <address> <address> [address...] [options]',
  options: {
    goal: {
      type: 'string',
      value: '<text>',
      description:
        'The text that shows that it worked, on all of them; else what each page shows last',
    },
    json: { type: 'boolean', description: 'Print the figures as JSON' },
  },
  async run(world, input) {
    const addresses = input.positionals;
    if (addresses.length < 2 || addresses.length > mostPages) {
      throw addressesFew(addresses.length, mostPages);
    }
    demandWalkPackages({ platform: world.platform, folder: world.cwd });
    const goal = textOption(input, command.options, 'goal');
    const visited = await visitPages({
      addresses,
      said: goal === '' ? {} : { goal },
      searchPath: world.env['PATH'] ?? '',
      signal: world.signal,
    });
    const pages = visited.flatMap((one) => ('page' in one ? [pageFigures(one.page)] : []));
    const asJson = flagOption(input, 'json');
    if (asJson) world.stdout.write(renderJson({ v: 1, pages }));
    else if (pages.length > 0) world.stdout.write(renderComparison(pages));
    for (const one of visited) {
      if (!('refusal' in one)) continue;
      const colours = wantsColours(world.stderr, world.env);
      world.stderr.write(renderError(one.refusal, { colours, debug: false }));
    }
    const isWhole =
      pages.length === addresses.length && pages.every(({ variant }) => variant !== undefined);
    return isWhole ? 0 : 4;
  },
};
