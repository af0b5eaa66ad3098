import { beaconLimits } from '../../../src/protocol/beacon.ts';
import { contentRoot } from '../../../src/protocol/page.ts';
import { readQuickstart, type ReadQuickstart } from '../../../src/protocol/read-steps.ts';
import { revisionOf } from '../../../src/protocol/revision.ts';
import type { EventDetails } from './recorder.ts';

/** A page as it stands in the document; view transitions put another into the same document. */
export interface PageView {
  root: Element;
  quickstart: ViewedQuickstart | undefined;
  /** What every event on the page says. */
  details: EventDetails;
}

export interface ViewedQuickstart extends ReadQuickstart {
  id: string;
  /** The steps' headings, in the order of `steps`. */
  headings: Element[];
  /** The heading after the last step, if the page goes on. */
  end: Element | undefined;
}

export function viewPage(): PageView {
  const root = contentRoot(document) ?? document.body;
  const page = location.pathname.slice(0, beaconLimits.pageCharacters);
  const read = readQuickstart(document);
  if (!read) return { root, quickstart: undefined, details: { page } };
  const { meta, steps } = read;
  const sections = Array.from(root.querySelectorAll('h2[id]'));
  const headings = steps.flatMap(({ id }) => sections.find((section) => section.id === id) ?? []);
  const last = headings.at(-1);
  const end = last && sections.slice(sections.indexOf(last) + 1).find(({ id }) => id !== last.id);
  const revision = revisionOf(meta.goal, steps);
  return {
    root,
    quickstart: { ...read, id: meta.id, headings, end },
    details: { page, quickstart: meta.id, revision },
  };
}

/** Index of the step that a place on the page belongs to; undefined when it belongs to none. */
export function stepAt({ root, quickstart }: PageView, place: Node): number | undefined {
  if (!quickstart?.steps.length || !root.contains(place)) return undefined;
  const { headings, end } = quickstart;
  if (end && isReachedBy(end, place)) return undefined;
  // What stands before the first heading belongs to the first step.
  return Math.max(
    0,
    headings.findLastIndex((heading) => isReachedBy(heading, place)),
  );
}

/** Whether the place is the heading, in it or after it. */
function isReachedBy(heading: Element, place: Node): boolean {
  const following = Node.DOCUMENT_POSITION_FOLLOWING;
  return heading.contains(place) || (heading.compareDocumentPosition(place) & following) !== 0;
}
