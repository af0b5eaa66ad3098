import { largestFirst, totalBytes, type Asset } from './asset.ts';
import type { BeyondContent } from './beyond-content.ts';
import type { LoadedAssets } from './load-page.ts';

/** Bytes after gzip; 1 kB is 1,000 bytes. */
export const budgets = {
  /** HTML beyond the page's content, on any site. */
  html: 5_000,
  /** Scripts that a page loads before the search is opened, the beacon client included. */
  scripts: 3_900,
  /** Scripts that only a quickstart loads, on top, for themselves: they follow its reader and send again. */
  quickstartScripts: 4_400,
  /** Scripts that a quickstart loads once it is drawn: the rail, “Stuck here?”, the question for hello. */
  interfaceScripts: 6_400,
  /** Scripts of a feature that only pages with it load: the button that breaks long lines. */
  featureScripts: 900,
  /** Styles that a page loads. */
  styles: 9_000,
} as const;

export interface MeasuredPage {
  path: string;
  isQuickstart: boolean;
  html: BeyondContent;
  loaded: LoadedAssets;
}

/** One budget of one page. */
export interface Judgement {
  path: string;
  what: keyof typeof budgets;
  bytes: number;
  budgetBytes: number;
  /** What the bytes are made of, the largest first. */
  assets: Asset[];
}

/**
 * Holds pages against the budgets.
 *
 * @param common scripts that a page without a quickstart loads: what a quickstart loads beside them
 *   is its own part, which has its own budget
 */
export function judgePage(page: MeasuredPage, common: readonly Asset[]): Judgement[] {
  const { path, isQuickstart, html, loaded } = page;
  const judge = (what: keyof typeof budgets, assets: Asset[], bytes = totalBytes(assets)) => ({
    ...{ path, what, bytes, budgetBytes: budgets[what], assets: largestFirst(assets) },
  });
  const commonNames = new Set(common.map(({ name }) => name));
  const isOwn = ({ name }: Asset) => isQuickstart && !commonNames.has(name);
  const features = loaded.scripts.filter(isOfFeature);
  const scripts = loaded.scripts.filter((asset) => !isOwn(asset) && !isOfFeature(asset));
  const own = loaded.scripts.filter((asset) => isOwn(asset) && !isOfFeature(asset));
  return [
    judge('html', html.parts, html.gzipBytes),
    judge('scripts', scripts),
    ...(isQuickstart
      ? [
          judge(
            'quickstartScripts',
            own.filter((asset) => !isOfInterface(asset)),
          ),
          judge('interfaceScripts', own.filter(isOfInterface)),
        ]
      : []),
    ...(features.length > 0 ? [judge('featureScripts', features)] : []),
    judge('styles', loaded.styles),
  ];
}

function isOfFeature({ name }: Asset): boolean {
  return name.endsWith('/_meantime/wrap.js');
}

/** The chunk is named after its module. */
function isOfInterface({ name }: Asset): boolean {
  return name.includes('/show-interface.');
}

export function isOver({ bytes, budgetBytes }: Judgement): boolean {
  return bytes > budgetBytes;
}
