import type { QuickstartMeta } from '../../../src/protocol/markup.ts';
import type { DocsPage } from './load-site.ts';

/** What a quickstart's page says of itself in its head; undefined for other pages. */
export function quickstartMeta(
  { id, data, filePath }: DocsPage,
  isChecked: boolean,
): QuickstartMeta | undefined {
  if (!data.quickstart) return undefined;
  return {
    id,
    ...data.quickstart,
    source: filePath,
    ...(isChecked && { isChecked }),
  };
}
