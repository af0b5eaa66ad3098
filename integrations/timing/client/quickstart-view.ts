import { choicesOf, defaultVariant, variantOf } from '../../../src/protocol/choices.ts';
import { contentRoot } from '../../../src/protocol/content-root.ts';
import { viewSteps, type ViewedSteps } from '../../../src/protocol/view-steps.ts';
import type { PageView } from './page-view.ts';
import type { QuickstartDetails } from './hello-recorder.ts';

export interface QuickstartView extends PageView {
  /** What holds the page's content. */
  root: Element;
  quickstart: ViewedQuickstart;
  /** What every event says, with what the reader has chosen by then. */
  readonly details: QuickstartDetails;
}

export interface ViewedQuickstart extends Pick<ViewedSteps, 'meta' | 'title'> {
  id: string;
  steps: ViewedSteps['sections'];
  /** The steps' headings, or the items of their list, in the order of `steps`. */
  headings: Element[];
  /** What follows the last step, if the page goes on. */
  end: Element | undefined;
}

/** Reads the page's quickstart; undefined when it is none, or not a legible one. */
export function viewQuickstart(page: PageView): QuickstartView | undefined {
  const read = viewSteps(document, choicesOf(document));
  if (!read) return undefined;
  const { meta, title, sections } = read;
  const root = contentRoot(document) ?? page.body;
  // What was read of a document are elements of it.
  const headings = sections.map(({ heading }) => heading as Element);
  const end = read.end as Element | undefined;
  const { id, locale, revision } = meta;
  return {
    ...page,
    root,
    quickstart: { meta, title, id, steps: sections, headings, end },
    get details() {
      const variant = variantOf(document);
      return {
        ...page.details,
        quickstart: id,
        ...(locale && { locale }),
        ...(revision && { revision }),
        ...(variant !== defaultVariant && { variant }),
      };
    },
  };
}

/** Index of the step that a place on the page belongs to; undefined when it belongs to none. */
export function stepAt({ root, quickstart }: QuickstartView, place: Node): number | undefined {
  if (!quickstart.steps.length || !root.contains(place)) return undefined;
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
