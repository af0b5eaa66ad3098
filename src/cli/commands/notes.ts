import { readManifestFile } from '../../collector/manifest-file.ts';
import { openStore } from '../../collector/open-store.ts';
import type { Store } from '../../collector/store.ts';
import { notesPerRun } from '../../protocol/beacon-limits.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { parseWindow } from '../../reports/parse-window.ts';
import { readerNotes } from '../../reports/notes/reader-notes.ts';
import { renderNotes } from '../../reports/notes/render-notes.ts';
import { renderNotesCsv } from '../../reports/notes/render-notes-csv.ts';
import { renderJson } from '../../text/render-json.ts';
import { askedFormat } from '../asked-format.ts';
import type { Command, CommandInput, World } from '../command.ts';
import { markNotes, parseMarking } from '../mark-notes.ts';
import { flagOption, textOption } from '../read-option.ts';
import { wantsColours } from '../render-error.ts';
import { databaseOption, manifestOption, sinceOption, untilOption } from '../shared-options.ts';

/** So many are printed at most. */
const mostNotes = 10_000;

/** `meantime notes`: what readers wrote who were stuck, and what the team did about it. */
export const command: Command = {
  name: 'notes',
  summary: 'Read what stuck readers wrote, and say which notes are seen, fixed or answered',
  usage: 'notes [seen|fixed|answered|open <id>...] [options]',
  options: {
    commit: {
      type: 'string',
      value: '<commit>',
      description: 'With fixed: the commit or revision that mended it',
    },
    json: { type: 'boolean', description: 'Print the notes as JSON' },
    csv: { type: 'boolean', description: 'Print them as CSV' },
    all: { type: 'boolean', description: 'Print those of bots and of crowded runs too' },
    since: sinceOption,
    until: untilOption,
    database: databaseOption,
    manifest: manifestOption,
  },
  async run(world, input) {
    const valueOf = (name: string) => textOption(input, command.options, name);
    const marking = parseMarking(input.positionals, valueOf('commit'));
    const manifest = readManifestFile(world.cwd, valueOf('manifest'));
    const database = valueOf('database');
    const store = openStore({ cwd: world.cwd, database, mustExist: true });
    try {
      const { now } = world;
      world.stdout.write(
        marking
          ? await markNotes(store, marking, { site: manifest.site, nowMs: now() })
          : await listNotes(store, manifest, { world, input }),
      );
      return 0;
    } finally {
      await store.close();
    }
  },
};

async function listNotes(
  store: Store,
  manifest: Manifest,
  { world, input }: { world: World; input: CommandInput },
): Promise<string> {
  const valueOf = (name: string) => textOption(input, command.options, name);
  const format = askedFormat(input, ['json', 'csv']);
  const until = valueOf('until');
  const window = parseWindow(valueOf('since'), until === '' ? undefined : until, world.now());
  const all = flagOption(input, 'all');
  const [found, marks] = await Promise.all([
    store.readNotes(manifest.site, { window, most: mostNotes, mostOfRun: notesPerRun, all }),
    store.readMarks(manifest.site),
  ]);
  const { events, count, setAside, moreOfRun } = found;
  if (count > events.length) {
    const told = `These are ${events.length} of ${count} notes, the newest; --until asks for older ones.`;
    world.stderr.write(`${told}\n`);
  }
  if (setAside > 0 && !all) {
    const told = `${setAside} of bots and of addresses that began many runs are left out (--all).`;
    world.stderr.write(`${told}\n`);
  }
  const notes = readerNotes(events, marks, manifest, moreOfRun);
  switch (format) {
    case 'json':
      return renderJson(notes);
    case 'csv':
      return renderNotesCsv(notes);
    default:
      return renderNotes(notes, { color: wantsColours(world.stdout, world.env) });
  }
}
