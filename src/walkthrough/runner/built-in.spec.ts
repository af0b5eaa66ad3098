import { test } from '../index.ts';
import { readSettings } from './walk-settings.ts';

/** Walks every variant of every quickstart, for projects that have no walkthroughs of their own. */
for (const { id, title, ...which } of readSettings(process.env).walks) {
  test(title, { annotation: { type: 'quickstart', description: id } }, async ({ newcomer }) => {
    await newcomer.walk(id, which);
  });
}
