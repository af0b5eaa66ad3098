import { readManifestFile } from '../../collector/manifest-file.ts';
import { openStore } from '../../collector/open-store.ts';
import { parseWindow } from '../../reports/parse-window.ts';
import { reviewOn } from '../../reports/review/review-on.ts';
import { renderReviewPage } from '../../reports/review/render-review-page.ts';
import { renderReview } from '../../reports/review/render-review.ts';
import { renderJson } from '../../text/render-json.ts';
import { keepingReporter } from '../keeping-reporter.ts';
import { askedFormat } from '../asked-format.ts';
import type { Command, CommandInput, World } from '../command.ts';
import { textOption } from '../read-option.ts';
import { databaseOption, manifestOption, untilOption } from '../shared-options.ts';

/** `meantime review`: the week for those who decide what is mended next. */
export const command: Command = {
  name: 'review',
  summary: 'Write the weekly review: the number, the funnel, the three worst pains',
  usage: 'review [options]',
  options: {
    json: { type: 'boolean', description: 'Print the review as JSON' },
    html: { type: 'boolean', description: 'Print it as a page that needs no other file' },
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
    const format = askedFormat(input, ['json', 'html']);
    const made = await readReview(world, input);
    world.stdout.write(render[format ?? 'markdown'](made));
    return 0;
  },
};

const render = { markdown: renderReview, html: renderReviewPage, json: renderJson };

async function readReview(world: World, input: CommandInput) {
  const valueOf = (name: string) => textOption(input, command.options, name);
  const nowMs = world.now();
  const until = valueOf('until');
  const window = parseWindow(valueOf('since'), until === '' ? undefined : until, nowMs);
  const manifest = readManifestFile(world.cwd, valueOf('manifest'));
  const database = valueOf('database');
  const store = openStore({ cwd: world.cwd, database, mustExist: true });
  try {
    const { report } = await keepingReporter(store);
    return await reviewOn({ store, report }, { manifest, window, nowMs });
  } finally {
    await store.close();
  }
}
