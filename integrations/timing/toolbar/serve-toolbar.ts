import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { HookParameters } from 'astro';
import { baselineFile } from '../../../src/gate/baseline/baseline.ts';
import { readBaseline } from '../../../src/gate/baseline/read-baseline.ts';
import { isMeantimeError } from '../../../src/protocol/errors.ts';
import { isObject } from '../../../src/protocol/shape.ts';
import { systemCode } from '../../../src/text/system-errors.ts';
import type { ReadSource, SiteIdentity } from '../build-manifest.ts';
import type { DevPages } from '../dev-pages.ts';
import { toolbarMessages, type ToldTimes } from './client/page-times.ts';
import type { FieldNumbers } from './field-numbers.ts';
import { timesOfPage } from './times-of-page.ts';
import { walkFile } from './walked-waiting.ts';
import { watchFiles } from './watch-files.ts';

type ToolbarServer = Pick<HookParameters<'astro:server:setup'>, 'toolbar' | 'logger'>;

interface ServedToolbar {
  site: SiteIdentity;
  root: URL;
  pages: DevPages;
  readSource: ReadSource;
  field: FieldNumbers;
}

/**
 * Answers the toolbar's app, and tells it when to ask again.
 *
 * @returns to be closed with the server
 */
export function serveToolbar(
  { toolbar, logger }: ToolbarServer,
  served: ServedToolbar,
): { close: () => void } {
  const { root, pages } = served;
  const tellChange = (): void => {
    toolbar.send(toolbarMessages.changed, {});
  };
  let answered = Promise.resolve();
  toolbar.on(toolbarMessages.ask, (asked: unknown) => {
    const page = isObject(asked) ? asked['page'] : undefined;
    if (typeof page !== 'string') return;
    // One after the other, so that no answer is older than one that was sent before it.
    answered = answered
      .then(() => readTimes(page, served))
      .then(
        (told) => {
          toolbar.send(toolbarMessages.tell, told);
        },
        (error: unknown) => {
          logger.error(`The times of ${page} could not be worked out: ${String(error)}`);
        },
      );
  });
  pages.onRendered(tellChange);
  return watchFiles(fileURLToPath(root), [baselineFile, walkFile], tellChange);
}

async function readTimes(
  page: string,
  { site, root, pages, readSource, field }: ServedToolbar,
): Promise<ToldTimes> {
  const path = pages.pathOf(page, site);
  const folder = fileURLToPath(root);
  const baseline = await readBaseline(folder, baselineFile).catch((error: unknown) => {
    if (isMeantimeError(error)) return error;
    throw error;
  });
  const walk = await readWalk(new URL(walkFile, root));
  const { quickstarts: others } = pages.build(site).manifest;
  const id = others.find((quickstart) => quickstart.path === path)?.id;
  const times = timesOfPage({
    ...{ site, path, html: pages.htmlAt(path), readSource, baseline, walk, others },
    readers: id === undefined ? undefined : await field.of(id),
  });
  return { page, times };
}

async function readWalk(file: URL): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
