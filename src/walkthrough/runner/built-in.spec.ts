import { test } from '../index.ts';
import { readSettings } from './walk-settings.ts';

const { walks, page } = readSettings(process.env);

if (page) {
  test(page.title, async ({ newcomer }) => {
    await newcomer.walkPage(page);
  });
}

/** Walks every variant of every quickstart, for projects that have no walkthroughs of their own. */
for (const { id, title, ...which } of walks) {
  test(title, { annotation: { type: 'quickstart', description: id } }, async ({ newcomer }) => {
    await newcomer.walk(id, which);
  });
}
