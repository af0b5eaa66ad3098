/**
 * The operators of the keystroke-level model, in ms: Card, Moran and Newell 1980,
 * "The keystroke-level model for user performance time", CACM 23(7), 396-410.
 */
const operatorsMs = {
  /** M: to decide, to make ready for what comes. */
  M: 1_350,
  /** P: to point at something with the mouse. */
  P: 1_100,
  /** B: to click. */
  B: 200,
  /** H: to move the hands between mouse and keyboard. */
  H: 400,
  /** K: a key in the flow of typing, by an average skilled typist (55 words a minute). */
  K: 200,
  /** S: a key on its own, as of a shortcut; the rate of an average non-secretary typist. */
  S: 280,
} as const;

export type Operator = keyof typeof operatorsMs;

/** Things done with mouse and keyboard, as the operators that they take. */
const gestures = {
  /** To look for the copy button, point at it, click: 2.65 s. */
  copy: ['M', 'P', 'B'],
  /** Hands to the keys, Alt and Tab: 2.31 s. Terminal and editor are equally far. */
  switchWindow: ['H', 'M', 'S', 'S'],
  /** Ctrl, Shift and V, as terminals want it: 0.84 s. */
  pasteInTerminal: ['S', 'S', 'S'],
  /** Ctrl and V: 0.56 s. */
  pasteInEditor: ['S', 'S'],
  /** Enter on its own: 0.28 s. */
  enter: ['S'],
  /** Alt and Tab to the page, and to find the place again: 1.91 s. */
  back: ['M', 'S', 'S'],
  /** To think where it goes, Ctrl and N: 1.91 s. */
  newFile: ['M', 'S', 'S'],
  /** Ctrl and S: 0.56 s. */
  saveFile: ['S', 'S'],
  /** Hands to the keys, Ctrl and T: 2.31 s. */
  newTab: ['H', 'M', 'S', 'S'],
  /** To see whether the page shows what it should: 1.35 s. */
  look: ['M'],
  /** To recall what the prompt wants: 1.35 s. */
  recall: ['M'],
  /** To find what is to be replaced and put the cursor there: 2.45 s. */
  findPlaceholder: ['M', 'P'],
} as const satisfies Record<string, readonly Operator[]>;

export type Gesture = keyof typeof gestures;

/** What each action takes, apart from what is typed and glanced over. */
const actions = {
  /** 7.99 s. */
  command: ['copy', 'switchWindow', 'pasteInTerminal', 'enter', 'back'],
  /** 9.90 s, and the name of the file is typed. */
  file: ['copy', 'switchWindow', 'newFile', 'pasteInEditor', 'saveFile', 'back'],
  /** 5.57 s, and the address is typed. */
  open: ['newTab', 'look', 'back'],
  /** 1.35 s, and the answer is typed. */
  prompt: ['recall'],
  /** 2.45 s, and the value is typed. */
  placeholder: ['findPlaceholder'],
} as const satisfies Record<string, readonly Gesture[]>;

/**
 * Every constant of the model `newcomer-1`. Its hash stands in each manifest and baseline, so a
 * change of any value here is a change of the model: times before and after cannot be compared.
 */
export const newcomerCosts = {
  operatorsMs,
  gestures,
  actions,
  /**
   * 238 words a minute of 4.6 letters, over 190 studies: Brysbaert 2019, "How many words do we
   * read per minute?", Journal of Memory and Language 109.
   */
  proseLetterMs: 55,
  /**
   * Signs that say more than a letter. Chinese 255 and Japanese 357 characters a minute, read aloud,
   * in which English takes 228 words a minute: Trauzettel-Klosinski and Dietz 2012, "Standardized
   * assessment of reading performance: the new International Reading Speed Texts IReST", IOVS 53(9).
   * Korean 202 words a minute, read silently: Rhiu, Kim, Kim, Lee and Lim 2017, "Korean version
   * self-testing application for reading speed", Korean J Ophthalmol 31(3); that a word has three
   * syllables is ours.
   */
  proseSignMs: { chinese: 235, japanese: 168, korean: 99 },
  /** 500 lines an hour, the inspection rate for application code: Humphrey 1989. */
  codeLineMs: 7_200,
  /** Nobody reads on for ever; the cap is ours. */
  codeBlockAtMostMs: 60_000,
  /** What is copied or printed is glanced over: one M, and this for each token. The rate is ours. */
  glanceTokenMs: 300,
  /** Ours: a long file is skimmed before it is trusted. */
  glanceAtMostMs: 20_000,
  /** A token is a word, a number or a part of one; what stands between them takes no time. */
  token: '[\\p{L}\\p{M}\\p{N}_]+',
  /** A longer token counts once for each so many letters that it begins; ours. */
  tokenLetters: 16,
} as const;
