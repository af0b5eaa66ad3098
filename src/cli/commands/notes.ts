import { readManifestFile } from '../../collector/manifest-file.ts';
import { openStore } from '../../collector/open-store.ts';
import { parseWindow } from '../../reports/parse-window.ts';
import { readerNotes } from '../../reports/reader-notes.ts';
import { renderNotes } from '../../reports/render-notes.ts';
import { renderJson } from '../../text/render-json.ts';
import type { Command } from '../command.ts';
import { flagOption, textOption } from '../read-option.ts';
import { wantsColours } from '../render-error.ts';
import { databaseOption, manifestOption, sinceOption, untilOption } from '../shared-options.ts';

/** `meantime notes`: what readers wrote who were stuck. */
export const command: Command = {
  name: 'notes',
  summary: 'Read what stuck readers wrote, step by step',
  usage: 'notes [options]',
  options: {
    json: { type: 'boolean', description: 'Print the notes as JSON' },
    since: sinceOption,
    until: untilOption,
    database: databaseOption,
    manifest: manifestOption,
  },
  async run(world, input) {
    const valueOf = (name: string) => textOption(input, command.options, name);
    const until = valueOf('until');
    const window = parseWindow(valueOf('since'), until === '' ? undefined : until, world.now());
    const manifest = readManifestFile(world.cwd, valueOf('manifest'));
    const database = valueOf('database');
    const store = openStore({ cwd: world.cwd, database, mustExist: true });
    try {
      const notes = readerNotes(await store.readEvents(manifest.site, window), manifest);
      world.stdout.write(
        flagOption(input, 'json')
          ? renderJson(notes)
          : renderNotes(notes, { color: wantsColours(world.stdout, world.env) }),
      );
      return 0;
    } finally {
      await store.close();
    }
  },
};
