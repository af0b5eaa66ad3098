import type { BrowserContext, Page, Request } from 'playwright';
import type { MachineCounts } from '../../protocol/machine-counts.ts';
import { countHome } from '../workspace/count-home.ts';

interface CountedNewcomer {
  home: string;
  context: BrowserContext;
  /** The page of the quickstart: what it asks for is none of what is opened. */
  page: Page;
}

/**
 * Counts what actions leave in the home and which requests the pages make that they open.
 *
 * @returns what has been added since it was asked last
 */
export function countMachine({ home, context, page }: CountedNewcomer): () => MachineCounts {
  let requests = 0;
  context.on('request', (request) => {
    if (isOfAnother(request, page)) requests += 1;
  });
  let last: MachineCounts = { ...countHome(home), requests };
  return () => {
    const now = { ...countHome(home), requests };
    const added = {
      packages: now.packages - last.packages,
      files: now.files - last.files,
      bytes: now.bytes - last.bytes,
      requests: now.requests - last.requests,
    };
    last = now;
    return added;
  };
}

function isOfAnother(request: Request, page: Page): boolean {
  // A worker has no frame.
  return request.serviceWorker() !== null || request.frame().page() !== page;
}
