import { test } from '../index.ts';
import { readSettings } from './walk-settings.ts';

/** Walks every quickstart of the manifest, for projects that have no walkthroughs of their own. */
for (const { id, title } of readSettings(process.env).quickstarts) {
  test(title, { annotation: { type: 'quickstart', description: id } }, async ({ newcomer }) => {
    await newcomer.walk(id);
  });
}
