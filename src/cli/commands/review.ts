import { readManifestFile } from '../../collector/manifest-file.ts';
import { openStore } from '../../collector/open-store.ts';
import { parseWindow, windowBefore } from '../../reports/parse-window.ts';
import { keepingReporter } from '../keeping-reporter.ts';
import { review } from '../../reports/review/review.ts';
import { renderReview } from '../../reports/review/render-review.ts';
import { renderJson } from '../../text/render-json.ts';
import type { Command, CommandInput, World } from '../command.ts';
import { flagOption, textOption } from '../read-option.ts';
import { databaseOption, manifestOption, untilOption } from '../shared-options.ts';

/** `meantime review`: the week for those who decide what is mended next. */
export const command: Command = {
  name: 'review',
  summary: 'Write the weekly review: the number, the funnel, the three worst pains',
  usage: 'review [options]',
  options: {
    json: { type: 'boolean', description: 'Print the review as JSON' },
    since: {
      type: 'string',
      value: '<when>',
      default: '7d',
      description: 'Runs that landed since: days ago or a date; compared with as long before',
    },
    until: untilOption,
    database: databaseOption,
    manifest: manifestOption,
  },
  async run(world, input) {
    const made = await readReview(world, input);
    world.stdout.write(flagOption(input, 'json') ? renderJson(made) : renderReview(made));
    return 0;
  },
};

async function readReview(world: World, input: CommandInput) {
  const valueOf = (name: string) => textOption(input, command.options, name);
  const nowMs = world.now();
  const until = valueOf('until');
  const window = parseWindow(valueOf('since'), until === '' ? undefined : until, nowMs);
  const before = windowBefore(window) ?? { fromMs: 0, toMs: 0 };
  const manifest = readManifestFile(world.cwd, valueOf('manifest'));
  const database = valueOf('database');
  const store = openStore({ cwd: world.cwd, database, mustExist: true });
  try {
    const { report } = await keepingReporter(store);
    // The earlier one first: it has all runs read that the other needs.
    const then = await report({ manifest, window: before, nowMs });
    return review(await report({ manifest, window, nowMs }), then);
  } finally {
    await store.close();
  }
}
