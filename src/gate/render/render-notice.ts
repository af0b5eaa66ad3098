import { printable } from '../../text/printable.ts';
import { acceptCommand, type GateFiles } from '../gate-files.ts';
import type { Notice } from '../verdict.ts';

/** A notice as one or two sentences, with the command to run where there is one. */
export function renderNotice(notice: Notice, files: GateFiles): string {
  const accept = `run "${acceptCommand(files)}" and commit ${files.baseline}.`;
  switch (notice.kind) {
    case 'new':
      return `${variantName(notice)} is not in the baseline, so only its budget was checked. To add it: ${accept}`;
    case 'no-quickstarts':
      return 'This build has no quickstart, so there was nothing to check. "quickstart:" in the frontmatter of a page makes it one.';
  }
}

/** `quickstart`, `guides/deploy (npm)`. */
export function variantName({
  quickstart,
  variant,
}: {
  quickstart: string;
  variant: string;
}): string {
  return printable(variant === 'default' ? quickstart : `${quickstart} (${variant})`);
}
