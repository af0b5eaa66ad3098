/** The windows that a page offers, as `?since=` has them and as they are called. */
export const offeredWindows = [
  ['7d', '7 days'],
  ['30d', '30 days'],
  ['90d', '90 days'],
  ['all', 'All'],
] as const;
