// First: whatever follows may need a Node that this is not.
import '../src/package/demand-node.ts';
import type { AstroIntegration } from 'astro';
import { docs, type DocsOptions } from './docs/index.ts';
import { isDocsOption } from './docs/settings/options.ts';
import { timing, type TimingOptions } from './timing/index.ts';
import { isTimingOption } from './timing/options.ts';

export { docs, timing, type DocsOptions, type TimingOptions };

/** The options of `docs()` and of `timing()`, side by side. */
export type MeantimeOptions = DocsOptions & TimingOptions;

/**
 * A docs site whose quickstarts are measured: `docs()` and `timing()` together.
 *
 * @throws MeantimeError `docs-options-invalid`, `timing-options-invalid`
 */
export function meantime(options: MeantimeOptions): AstroIntegration[] {
  const entries = Object.entries(options);
  const ofTiming = entries.filter(([name]) => isTimingOption(name));
  // What neither knows is told by docs(); words are for both.
  const ofDocs = entries.filter(([name]) => isDocsOption(name) || !isTimingOption(name));
  return [
    docs(Object.fromEntries(ofDocs) as DocsOptions), // the schemas check what was written
    timing(Object.fromEntries(ofTiming)),
  ];
}
