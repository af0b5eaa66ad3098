import { expect, test } from 'vitest';
import { editSite, expectNoReload } from '../harness/edit-site.ts';

const { open, edit } = editSite('quickstart', '/docs', { asPerson: true });

test('a step that an edit adds is timed, and the reader is asked once, at its end', async () => {
  const page = await open('/quickstart/');
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  const button = page.locator('[data-meantime-answer=got-it]');
  await button.waitFor();
  edit('content/quickstart.mdx', (text) => `${text}\n## Turn it round\n\nOnce more.\n`);
  await page.getByRole('heading', { name: 'Turn it round' }).waitFor();
  edit('content/quickstart.mdx', (text) => text.replace('Once more.', '```sh\necho again\n```'));
  await page.getByText('echo again').waitFor();
  await button.waitFor();
  expect(await page.locator('meantime-hello').count()).toBe(1);

  const kept = page.waitForResponse((response) => {
    const batch = response.request().postData() ?? '';
    return batch.includes('"hello"');
  });
  await button.click();
  expect((await kept).status()).toBe(204);
  expect(failures).toEqual([]);
  await expectNoReload(page);
});
