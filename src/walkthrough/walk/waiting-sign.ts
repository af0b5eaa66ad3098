/** What a terminal shows while nothing more comes. */
export interface QuietScreen {
  /** The line of the cursor, up to the cursor. */
  atCursor: string;
  /** The lines since the last answer. */
  lines: readonly string[];
  /** A program has the whole screen to itself. */
  isFullScreen: boolean;
}

/** What a command waits for; `input` where it shows nothing of it. */
export type WaitsFor = ShownSign | 'input';

/** As a sentence goes on after "it shows". */
type ShownSign = 'a pager' | 'a question for a secret' | 'a question' | 'a prompt';

interface WaitingSign {
  waitsFor: ShownSign;
  isShown: (screen: QuietScreen) => boolean;
  /** How long nothing else came; longer where a program that works may show the same. */
  quietMs: number;
}

const pager = /^(?::|\(END\).*|lines \d+.*|--More--.*|.*\(press h for help or q to quit\).*)$/;
const secret = /\b(?:password|passphrase|passcode|secret|token|api key|PIN)\b[^?:]*[?:]$/i;
const yesOrNo = /[([](?:y(?:es)?\/n(?:o)?(?:\/.*)?|y|n|yes|no)[)\]]\s*[:?›>]?$/i;
/** A question with what Enter answers: `package name: (app)`. */
const offered = /\S:\s+[([][^)\]]+[)\]]$/;
const openQuestion = /\?(?:\s*(?:\([^)]*\)|\[[^\]]*\]))?\s*[:›>]?$/;
/** Of menus that mark what was answered otherwise. */
const openMenu = /^◆\s+\S/;
const menu = /^\s*\?\s+\S|^\s*(?:❯|›|➤|●|>) \S|[Uu]se (?:the )?arrow[- ]keys/;

const signs: readonly WaitingSign[] = [
  { waitsFor: 'a pager', quietMs: 2_000, isShown: ({ atCursor }) => pager.test(atCursor) },
  {
    waitsFor: 'a question for a secret',
    quietMs: 3_000,
    isShown: ({ atCursor }) => secret.test(atCursor),
  },
  {
    waitsFor: 'a question',
    quietMs: 3_000,
    isShown: ({ atCursor }) => yesOrNo.test(atCursor) || openQuestion.test(atCursor),
  },
  {
    waitsFor: 'a question',
    quietMs: 3_000,
    isShown: ({ lines }) => lines.slice(-12).some((line) => openMenu.test(line)),
  },
  { waitsFor: 'a question', quietMs: 5_000, isShown: ({ atCursor }) => offered.test(atCursor) },
  // As interpreters and databases have it.
  {
    waitsFor: 'a prompt',
    quietMs: 5_000,
    isShown: ({ atCursor }) => /^\S{0,16}>+$/.test(atCursor),
  },
  // Programs that load say so with a colon, and leave the menus that were answered on the screen.
  { waitsFor: 'a question', quietMs: 20_000, isShown: ({ atCursor }) => /\S[:>]$/.test(atCursor) },
  {
    waitsFor: 'a question',
    quietMs: 20_000,
    isShown: ({ lines }) => lines.slice(-12).some((line) => menu.test(line)),
  },
  { waitsFor: 'a pager', quietMs: 20_000, isShown: ({ isFullScreen }) => isFullScreen },
];

/** What a command waits for that has shown nothing more for some time; undefined where it may work. */
export function waitingSign(
  screen: QuietScreen,
  quietMs: number,
): { waitsFor: WaitsFor; quietMs: number } | undefined {
  const trimmed = { ...screen, atCursor: screen.atCursor.trim() };
  return signs.find((sign) => quietMs >= sign.quietMs && sign.isShown(trimmed));
}
