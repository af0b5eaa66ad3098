import { checkWords } from '../../src/lint/fences/check-words.ts';
import { fenceAttributes, type FenceAsWritten } from '../../src/protocol/fence-attributes.ts';
import { checkMarkup } from '../../src/protocol/markup.ts';

/**
 * What the `<pre>` of a fence carries, and the fence itself where something is wrong with it, so
 * that whoever checks the page can tell.
 */
export function blockAttributes(written: FenceAsWritten): Record<string, string> {
  const { language, meta } = written;
  return {
    ...fenceAttributes(written),
    ...(isFaulty(language, meta) ? { [checkMarkup.fence]: `${language} ${meta}` } : {}),
  };
}

function isFaulty(language: string, meta: string): boolean {
  const found = checkWords({ language, meta }, { source: undefined, isQuickstart: true });
  return found.length > 0;
}
