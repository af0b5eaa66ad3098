import { readSession } from '../../protocol/session.ts';
import { shellLanguages } from '../../protocol/fence-words.ts';
import { markup } from '../../protocol/markup.ts';
import type { PageElement } from '../../protocol/page.ts';
import { readText } from '../../protocol/read-block.ts';
import { languageOf } from '../../protocol/read-fence.ts';
import { lastSentence, type BlockContext } from './block-context.ts';
import {
  hasPrompts,
  isOfWindows,
  isServer,
  isTree,
  localAddresses,
  looksLikeCommand,
  looksLikeCommands,
  looksPrinted,
  withoutPrompt,
} from './command-signs.ts';
import { fileNamedBy, fileOfComment, isFile } from './named-files.ts';
import { NoteTaker, quote } from './page-notes.ts';

/** Languages that say that a block is what a terminal shows, or say nothing. */
const plain = ['', 'text', 'txt', 'plaintext', 'plain', 'none', 'default', 'output', 'ansi', 'log'];

const printing =
  /\b(?:prints?|printed|outputs?|displays?|displayed|shows?|shown|sees?|returns?|responds?|response|results?|looks? like|should (?:get|look)|will get|greeted|produces?|ausgegeben|Ausgabe|affiche|muestra|salida|出力|表示|输出|显示)\b/iu;

/** What leads to another way to do the same. */
const alternative =
  /^(?:alternatively|or(?:,| (?:if|you|with|use|via|by)\b)|instead of|if you (?:prefer|would rather)|if you(?:['’]re| are) (?:running|using|on)\b|you can also (?:use|run|invoke))/i;

/** A line that stands for others. */
const leavesOut = /^\s*(?:(?:\/\/|#|\/\*|<!--|--)\s*)?(?:\.{3}|…)(?!\w)/m;

/**
 * Writes onto the blocks of a page what they ask for, where the page does not say it in a way that
 * every reader of its markup sees: by what the block holds, and by the words around it.
 */
export function markBlocks(
  blocks: readonly BlockContext[],
  leftOut: ReadonlySet<PageElement>,
  notes: NoteTaker,
): void {
  let latest: { context: BlockContext; isShown: boolean } | undefined;
  for (const context of blocks) {
    const { block } = context;
    if (block.hasAttribute(markup.role)) continue;
    const isOther = [...leftOut].some((way) => way === block || contains(way, block));
    const taker = isOther ? notes.missesAlone() : notes;
    const text = readText(block);
    const language = languageOf(block).toLowerCase();
    const role = roleOf({ context, text, language, follows: latest }, taker);
    block.setAttribute(markup.role, role);
    const title = titleFor(context, text, role);
    if (title) block.setAttribute(markup.title, title);
    if (role === 'run') {
      // Commands behind prompts are a session, whatever its writer called it.
      if (hasPrompts(text)) block.setAttribute('data-language', 'console');
      markServer(context, text, taker);
      const session = hasPrompts(text) ? readSession(text) : [];
      latest = { context, isShown: session.some(({ shown }) => shown !== '') };
    }
    if (role === 'output') latest = undefined;
  }
}

function contains(way: PageElement, block: Element): boolean {
  for (let at = block.parentElement; at; at = at.parentElement) if (at === way) return true;
  return false;
}

interface ReadBlock {
  context: BlockContext;
  text: string;
  language: string;
  follows: { context: BlockContext; isShown: boolean } | undefined;
}

type Role = 'run' | 'save' | 'output' | 'read';

function roleOf({ context, text, language, follows }: ReadBlock, notes: NoteTaker): Role {
  const what = quote(text);
  if (isTree(text)) return 'read';
  if (isOfWindows(language, text)) {
    notes.miss(context.block, {
      ...{ code: 'windows-shell', what },
      why: 'These are commands for a shell of Windows, which are not run.',
    });
    return 'read';
  }
  const said = lastSentence(context.lead);
  if (alternative.test(said)) {
    notes.guess(context.block, {
      ...{ code: 'another-way', what },
      why: 'The text above offers it as another way, so it is only read.',
    });
    return 'read';
  }
  const isPrinted = printing.test(said);
  if (shellLanguages.includes(language)) {
    const isOutput = (isPrinted && !looksLikeCommands(text)) || looksPrinted(text);
    if (isOutput && !hasPrompts(text)) {
      notes.guess(context.block, {
        ...{ code: 'output-in-shell', what },
        why: 'It is marked as commands, and it or the text above says that it is shown: it is taken for an output.',
      });
      return outputRole(context, follows, what, notes);
    }
    return isShellFile(context) ? 'save' : 'run';
  }
  if (plain.includes(language)) return plainRole({ context, text, language, follows }, notes);
  const file = titleFor(context, text, 'save');
  if (file === undefined) return noteCode(context, text, notes);
  if (!leavesOut.test(text)) return 'save';
  notes.miss(context.block, {
    ...{ code: 'part-of-file', what },
    why: `It leaves parts of \`${file}\` out, so it is not saved.`,
  });
  return 'read';
}

function plainRole({ context, text, language, follows }: ReadBlock, notes: NoteTaker): Role {
  const what = quote(text);
  if (hasPrompts(text)) return 'run';
  const words = context.lead;
  const isPrinted = printing.test(lastSentence(words)) || (words === '' && language !== '');
  const isTyped = context.leadCodes.some(looksLikeCommand);
  const isAwaited = isTyped || follows?.isShown === false;
  if (isAwaited && isPrinted && !looksLikeCommands(text)) {
    return outputRole(context, follows, what, notes);
  }
  if (titleFor(context, text, 'save')) return 'save';
  if (looksLikeCommands(text)) {
    notes.guess(context.block, {
      ...{ code: 'commands-without-language', what },
      why: 'It has no language; its first words are programs, so it is taken for commands.',
    });
    return 'run';
  }
  if (language === '') {
    notes.guess(context.block, {
      ...{ code: 'block-without-language', what },
      why: 'It has no language and no command that is known: it is taken for text to be read.',
    });
  }
  return 'read';
}

/** An output is compared with what the block above it prints, unless another command stands between. */
function outputRole(
  context: BlockContext,
  follows: ReadBlock['follows'],
  what: string,
  notes: NoteTaker,
): Role {
  const between = context.leadCodes.find(looksLikeCommand);
  if (follows && between === undefined) return 'output';
  notes.miss(context.block, {
    ...{ code: 'output-without-command', what },
    why:
      between === undefined
        ? 'It is an output, and no block above it has the command that prints it.'
        : `It is an output of \`${between}\`, which stands in the text and in no block.`,
  });
  return 'read';
}

/** A shell script that is saved, rather than commands that are pasted. */
function isShellFile({ block }: BlockContext): boolean {
  return /\.(?:sh|bash|zsh|env)$|^\.env/.test(block.getAttribute('data-title') ?? '');
}

function titleFor(context: BlockContext, text: string, role: Role): string | undefined {
  const own = context.block.getAttribute('data-title') ?? undefined;
  if (role === 'run') return own;
  if (role !== 'save') return undefined;
  return own !== undefined && isFile(own) ? own : (fileOfComment(text) ?? fileNamedBy(context));
}

/** Code that neither its title nor the text makes a file of. */
function noteCode(context: BlockContext, text: string, notes: NoteTaker): Role {
  const said = lastSentence(context.lead);
  const file = context.leadCodes.findLast((code) => isFile(code) && said.includes(code));
  if (file !== undefined) {
    notes.miss(context.block, {
      ...{ code: 'change-in-text', what: quote(text) },
      why: `The text names \`${file}\` and does not say that this is all of it, so it is not saved.`,
    });
  }
  return 'read';
}

function markServer(context: BlockContext, text: string, notes: NoteTaker): void {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const last = lines.findLast((line) => !/^\s*#/.test(line)) ?? '';
  const { block, section } = context;
  const [address] = localAddresses(`${text} ${section.text}`);
  if (!isServer(last) && !(hasPrompts(text) && lines.some(isServer))) return;
  block.setAttribute(markup.background, '');
  if (address !== undefined)
    block.setAttribute(markup.ready, address.replace('0.0.0.0', '127.0.0.1'));
  notes.guess(context.block, {
    ...{ code: 'server', what: quote(withoutPrompt(lines.find(isServer) ?? last)) },
    why: `It is taken for a server that runs on${address === undefined ? '' : `, ready once ${address} answers`}.`,
  });
}
