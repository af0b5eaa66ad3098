import type { MdastPluginDefinition, MdastPluginEntry } from 'satteri';
import { bundledLanguages } from 'shiki';
import { readComments } from '../../../src/protocol/code-comments.ts';
import { readLook } from '../../../src/protocol/code-look.ts';
import { readDiff } from '../../../src/protocol/diff-lines.ts';
import { partFence, readWords } from '../../../src/protocol/fence.ts';
import { languageMeant } from '../../../src/protocol/language-meant.ts';
import { codeImport, readImport } from './import-code.ts';
import { sampleLanguages, sampleWord, type ReadSamples } from './read-samples.ts';
import { frontmatterIn } from './frontmatter-in.ts';
import { highlightedAs } from './known-languages.ts';

/** A fence and its code. */
export interface FencedCode {
  language: string;
  meta: string;
  code: string;
}

/** A fence as it is shown. */
export interface ShownFence extends FencedCode {
  /** Name of the sample that it is; absent where nobody checks it. */
  sample?: string;
}

/**
 * The block as it is shown: its code may be in a file; what its comments and the signs of a diff say
 * of its lines are words of the fence, and no part of the code; comments for the compiler are none
 * either.
 *
 * @param samples undefined where they are off
 */
export function shownFence(
  asWritten: FencedCode,
  page: URL | undefined,
  samples?: ReadSamples,
): ShownFence {
  const written = withImport(asWritten, page);
  const sample = samples && sampleIn(written, page);
  const read = sample && samples.check(sample.language, sample.code).sample;
  if (!sample || !read) return withoutComments(written);
  const name = samples.nameOf(sample.language, sample.code);
  return { ...withoutComments({ ...sample, code: read.code }), sample: name };
}

/** The block as the compiler is to see it; undefined for one without the word for it. */
export function sampleIn(asWritten: FencedCode, page: URL | undefined): FencedCode | undefined {
  if (!asWritten.meta.includes(sampleWord) && !asWritten.language.includes('{')) return undefined;
  const written = withImport(asWritten, page);
  const { language, meta } = partFence(written.language, written.meta);
  const word = readWords(meta).find(({ text }) => text === sampleWord);
  if (!word) return undefined;
  const rest = `${meta.slice(0, word.start).trimEnd()} ${meta.slice(word.start + word.text.length).trimStart()}`;
  return { language, meta: rest.trim(), code: written.code };
}

/** True where the compiler reads the language. */
export function isOfSamples(language: string): boolean {
  return sampleLanguages.includes(language.toLowerCase());
}

function withoutComments(written: FencedCode): FencedCode {
  const { language, meta } = partFence(written.language, written.meta);
  const { code, words } = readComments(language.toLowerCase(), written.code);
  const all = words === '' ? meta : `${words} ${meta}`.trim();
  const diff = languageMeant(language) === 'diff' ? readDiff(code) : undefined;
  if (!diff) return { language, meta: all, code };
  const named = readLook(readWords(meta)).look.language ?? languageOfFile(meta) ?? '';
  return {
    // Of the signs nothing is left that its own colours would say.
    language: highlightedAs(named, (lang) => Object.hasOwn(bundledLanguages, lang)) ?? 'plaintext',
    meta: `${diff.words} ${all}`.trim(),
    code: diff.code,
  };
}

/**
 * Whoever colours a block gets it as it is shown: `js{1,3}` is the language `js`, and `wrap` stands
 * on each block of a page that says so of all.
 */
export function fenceMarks(samples?: ReadSamples): MdastPluginEntry {
  return ({ fileURL }) => marksOfFences(fileURL, samples);
}

const marksOfFences = (fileURL: URL | undefined, samples?: ReadSamples): MdastPluginDefinition => ({
  name: 'meantime:fence-marks',
  code(node, context) {
    const wraps = frontmatterIn(context.data)?.['wrapCode'] === true;
    if (!node.lang && !wraps) return;
    const written = { language: node.lang ?? '', meta: node.meta ?? '', code: node.value };
    const { language, meta: own, code, sample } = shownFence(written, fileURL, samples);
    const said = sample === undefined ? own : `${own} ${sampleWord}=${sample}`.trim();
    // What the block itself says comes later, and counts.
    const meta = wraps ? `wrap ${said}`.trim() : said;
    if (language !== written.language) context.setProperty(node, 'lang', language);
    else if (language === '') context.setProperty(node, 'lang', 'plaintext');
    if (meta !== written.meta) context.setProperty(node, 'meta', meta);
    if (code !== written.code) context.setProperty(node, 'value', code);
  },
});

/** Where the code cannot be read it stays empty, which is told where mistakes are. */
function withImport(written: FencedCode, page: URL | undefined): FencedCode {
  const wanted = page && codeImport(written.meta, written.code);
  if (!wanted) return written;
  const read = readImport(wanted, page);
  const { start, text } = wanted.word;
  const meta = written.meta.slice(0, start) + written.meta.slice(start + text.length);
  return { ...written, meta: meta.trim(), code: 'code' in read ? read.code : '' };
}

/** `server.mjs` is written in `mjs`. */
function languageOfFile(meta: string): string | undefined {
  const title = readWords(meta).find(({ name }) => name === 'title')?.value;
  return /\.(\w+)$/.exec(title ?? '')?.[1]?.toLowerCase();
}
