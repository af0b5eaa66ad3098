import { beaconLimits } from '../../../src/protocol/beacon.ts';
import { markup } from '../../../src/protocol/markup.ts';
import type { EventDetails } from './event-log.ts';

/** A page as it stands in the document; view transitions put another into the same document. */
export interface PageView {
  /** View transitions bring another one. */
  body: Element;
  /** Whether the page says of itself that it is a quickstart. */
  saysQuickstart: boolean;
  /** What every event on the page says. */
  details: EventDetails;
}

export function viewPage(): PageView {
  return {
    body: document.body,
    saysQuickstart: document.querySelector(`meta[name="${markup.quickstartMeta}"]`) !== null,
    details: { page: location.pathname.slice(0, beaconLimits.pageCharacters) },
  };
}
