/**
 * All that a reader sees and hears of the theme, the search and what accompanies a reader, in one
 * language. `{name}` in a text is a place that is filled in; each text holds the places that its
 * comment names.
 */
export interface Words {
  page: {
    /** Link to the content, for readers who go through a page by keyboard. */
    skip: string;
    /** Button that opens the pages on a narrow screen. */
    menu: string;
    closeMenu: string;
    /** Name of the navigation. */
    pages: string;
    /** Name of the links to the topics, each of which has a sidebar of its own. */
    topics: string;
    /** Name of the field that narrows the navigation to the links with what is typed. */
    filter: string;
    /** Link to the page that names a group, within that group. */
    overview: string;
    /** Name of the links in the header. */
    links: string;
    /** Title of the table of contents. */
    contents: string;
    /** Name of the links to the groups that the page is in. */
    trail: string;
    /** Name of the links to the pages before and after. */
    neighbours: string;
    previous: string;
    next: string;
    edit: string;
    /** Name of the line above the page, and of the button that puts it away. */
    banner: string;
    closeBanner: string;
    /** Mark of a page that only its writers see. */
    draft: string;
    /** When the page was last changed, a `{date}`. */
    updated: string;
    /** Before the names of who wrote it. */
    contributors: string;
  };
  /** By what a reader takes a page to an assistant. */
  assistants: {
    /** Button that copies the page as Markdown. */
    copyPage: string;
    /** Name of the button that opens the rest. */
    more: string;
    asMarkdown: string;
    /** Link to the assistant of this `{name}`. */
    openIn: string;
    /** What is written to it, of the page at this `{url}`. */
    prompt: string;
  };
  /** Name of the button for the colour scheme: alone, and for each choice with what comes next. */
  colours: {
    name: string;
    auto: string;
    light: string;
    dark: string;
  };
  quickstart: {
    /** What the reader will see; `{goal}` is set apart as a quotation. */
    goal: string;
    /** `{time}` that the page promises. */
    within: string;
    /** Under a link to the page: the `{time}` that hello world takes. */
    timeToHello: string;
    /** Before the list of what a reader must have. */
    needs: string;
  };
  /** The recording of a walk through a quickstart. */
  film: {
    /** Opens it. */
    open: string;
    /** How it was made, on a `{date}`. */
    made: string;
    play: string;
    pause: string;
    /** In place of playing, for who wants nothing to move. */
    nextStep: string;
    /** Name of the slider. */
    position: string;
    /** Link to it on a page of its own. */
    apart: string;
  };
  /** The page in place of one that does not exist. */
  notFound: {
    title: string;
    heading: string;
    text: string;
    home: string;
    /** Before the pages whose addresses are nearly the one that was asked for. */
    near: string;
  };
  code: {
    copy: string;
    copied: string;
    /** Where the browser does not let a page copy. */
    pressKeys: string;
    /** Above commands. */
    terminal: string;
    /** Above what a program prints. */
    output: string;
    /** Button that breaks lines which are wider than their block. */
    wrap: string;
    /** Opens lines that are folded; their numbers follow. */
    folded: string;
  };
  /** Titles of asides that have none of their own. */
  asides: {
    note: string;
    info: string;
    tip: string;
    important: string;
    warning: string;
    caution: string;
    danger: string;
  };
  /** Of what describes a property, option or parameter. */
  fields: {
    required: string;
    /** Before the value that it has where none is written. */
    default: string;
  };
  /** Of pictures that can be enlarged. */
  figures: {
    /** Name of the button. */
    enlarge: string;
    close: string;
  };
  diagrams: {
    /** What a diagram is called that its writer has given no name. */
    name: string;
  };
  /** Names of the boxes of a task list. */
  tasks: {
    done: string;
    toDo: string;
  };
  footnotes: {
    title: string;
    /** Link from a note back to its `{reference}`. */
    back: string;
  };
  search: {
    /** Name of the button, and of the dialog that it opens. */
    name: string;
    /** Name of the field. */
    field: string;
    results: string;
    /** The key that closes it, as keyboards have it. */
    key: string;
    close: string;
    /** Nothing was found for `{query}`. */
    none: string;
    /** So many pages were found: `{count}`. */
    found: Counted;
    /** No page holds `{query}`, and these hold `{meant}`, which is one letter from it. */
    meant: string;
    /** Title of what was searched for before. */
    recent: string;
    /** Button that empties that list. */
    forget: string;
    /** Title of the pages that are offered while nothing is typed. */
    suggested: string;
    /** The choice of all sections of the site. */
    everywhere: string;
    /** Name of the choice of a section. */
    sections: string;
    failed: string;
    /** In development: the search knows `{pages}` of `{total}` by then. */
    growing: string;
  };
  /** What accompanies the reader of a quickstart: the question at its end, “Stuck here?”, the rail. */
  hello: {
    /** Name of the place where it is asked. */
    name: string;
    /** Whether the reader saw `{goal}`. */
    question: string;
    gotIt: string;
    /** Asked once more of who said so sooner than anybody could be done. */
    quick: string;
    quickYes: string;
    quickNo: string;
    /** Opens the field for the output. */
    paste: string;
    pasteLabel: string;
    pasteHint: string;
    compare: string;
    /** The pasted output does not hold `{goal}`. */
    missing: string;
    /** Opens the line that says hello from the terminal. */
    terminal: string;
    terminalHint: string;
    copyLine: string;
    lineCopied: string;
    undo: string;
    undone: string;
    /** Where hello was said before. */
    said: string;
    /** Button at the end of each step, which opens a note. */
    stuck: string;
    /** Button that sends the note. */
    confused: string;
    noteLabel: string;
    noteHint: string;
    /** After a note. */
    thanks: string;
    /** What is recorded; the button that erases it follows. */
    recorded: string;
    /** Opens what is recorded of this reader. */
    yourRun: string;
    /** What that is: the number of the `{run}`, the `{time}` of landing, the `{steps}` reached. */
    runFacts: string;
    erase: string;
    erased: string;
    done: string;
    /** `{time}` from landing to hello. */
    doneAfter: string;
    /** The same, with the `{budget}` that the page promises. */
    doneWithBudget: string;
    /** Name of the list of steps. */
    railName: string;
    /** Number of the `{step}` that the reader is at, of so many `{steps}`. */
    railStep: string;
    /** The same, with the `{time}` that the rest takes. */
    railStepAndTime: string;
    railDone: string;
    /** Where that time comes from. */
    railSource: string;
    /** In its place where the time is that of readers. */
    railMeasured: string;
    /** Heard after the title of a step that is done. */
    stepDone: string;
  };
}

/**
 * A text for each of the ways in which the language counts (the rules of Unicode's CLDR); `other` is
 * for those that are not written.
 */
export type Counted = { readonly other: string } & Readonly<
  Partial<Record<Exclude<Intl.LDMLPluralRule, 'other'>, string>>
>;

/** Words of a site's own, by language: `{ de: { code: { copy: 'Kopiere' } } }`. */
export type OwnWords = Readonly<
  Record<string, { readonly [Group in keyof Words]?: Readonly<Partial<Words[Group]>> }>
>;
