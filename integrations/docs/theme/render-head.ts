import { element, raw } from '../components/define-component.ts';
import { renderTree } from '../components/render-tree.ts';
import type { HeadEntry } from '../settings/head-option.ts';

/** Elements for the head of a page, as HTML. */
export function renderHead(entries: readonly HeadEntry[]): string {
  return entries
    .map(({ tag, attrs, content }) =>
      renderTree(element(tag, attrs, content === undefined ? [] : [raw(content)])),
    )
    .join('');
}
