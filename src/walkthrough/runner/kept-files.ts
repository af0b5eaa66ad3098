import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptFiles } from '../result.ts';
import type { WalkEnd } from './walk-event.ts';

type Attachment = WalkEnd['attachments'][number];

/**
 * Writes what is kept of a walkthrough into its folder.
 *
 * @param isMasked it was given values that must not be shown: a trace has all that was on the pages
 */
export function keepFiles(
  attachments: readonly Attachment[],
  folder: string,
  { isMasked }: { isMasked: boolean },
): KeptFiles {
  const kept: KeptFiles = { recordings: [] };
  for (const attachment of attachments) {
    const name = nameOf(attachment);
    if (name === undefined || (name === traceName && isMasked)) continue;
    mkdirSync(folder, { recursive: true });
    const file = join(folder, name);
    if ('path' in attachment) copyFileSync(attachment.path, file);
    else writeFileSync(file, Buffer.from(attachment.body, 'base64'));
    if (name === traceName) kept.trace = file;
    else if (name === 'film.json') kept.film = file;
    else if (name === 'page.png') kept.picture = file;
    else if (name === 'opened.png') kept.openedPicture = file;
    else kept.recordings.push(file);
  }
  return kept;
}

const traceName = 'trace.zip';

/** Undefined for what is not kept: of the project's own specs, for instance. */
function nameOf(attachment: Attachment): string | undefined {
  // So Playwright calls what it attaches of its own accord.
  if ('path' in attachment) return attachment.name === 'trace' ? traceName : undefined;
  return /^(?:film\.json|[\w-]+\.(?:cast|png))$/.test(attachment.name)
    ? attachment.name
    : undefined;
}
