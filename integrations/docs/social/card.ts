import type { Node } from './engine.ts';

/** All that a page's image says. */
export interface Card {
  title: string;
  description: string | undefined;
  /** The group that the page is in. */
  section: string | undefined;
  /** The site's title; undefined where the logo says it. */
  site: string | undefined;
  /** Where the site is: `docs.example.com`. */
  host: string;
  /** `2 min 11 s to hello world` */
  time: string | undefined;
  lang: string;
  dir: 'ltr' | 'rtl';
}

export const cardWidth = 1200;
export const cardHeight = 630;

/** How all images of a site look. */
export interface CardLook {
  /** Of the bar, the section and the dial: `#ff9a5f`. */
  colour: string;
  hasLogo: boolean;
}

const paper = '#171512';
const raised = '#25221d';
const ink = '#f3eee6';
const muted = '#b3aba0';

/** By which the logo is named among the images. */
export const logoName = 'logo';

/** The picture of a card. */
export function drawCard(card: Card, { colour, hasLogo }: CardLook): Node {
  const { dir } = card;
  const tall = high.test(card.title);
  const row = { display: 'flex', flexDirection: 'row', alignItems: 'center' };
  const text = (said: string | undefined, style: Record<string, string | number>): Node[] => {
    return said === undefined || said === '' ? [] : [{ type: 'text', dir, text: said, style }];
  };
  const box = (children: Node[], style: Record<string, string | number>): Node => {
    return { type: 'container', dir, children, style: { display: 'flex', ...style } };
  };
  const bar = box([], { width: '100%', height: 14, backgroundColor: colour });
  const logo: Node[] = hasLogo ? [{ type: 'image', src: logoName, height: 56 }] : [];
  const head = box(
    [...logo, ...text(card.site, { fontSize: 34, fontWeight: 700, color: ink, ...oneLine })],
    { ...row, gap: 20, height: 60 },
  );
  const middle = box(
    [
      ...text(card.section, { fontSize: 28, fontWeight: 700, color: colour, ...oneLine }),
      ...text(card.title, { ...titleStyle(card.title, tall), fontWeight: 700, color: ink }),
      ...text(card.description, {
        fontSize: 31,
        lineHeight: tall ? 1.6 : 1.4,
        color: muted,
        ...lines(2),
      }),
    ],
    { flexDirection: 'column', justifyContent: 'center', flexGrow: 1, gap: 18 },
  );
  const dial = box([box([], { width: 4, height: 11, backgroundColor: colour, borderRadius: 2 })], {
    ...dialStyle,
    borderColor: colour,
  });
  const pill = box([dial, ...text(card.time, { fontSize: 27, color: ink })], {
    ...{ ...row, gap: 14, backgroundColor: raised, borderRadius: 30 },
    ...{ paddingTop: 12, paddingBottom: 12, paddingLeft: 26, paddingRight: 26 },
  });
  const host = text(card.host, { fontSize: 27, color: muted, ...oneLine });
  const foot = box(card.time === undefined ? host : [pill, ...host], {
    ...{ ...row, height: 62, justifyContent: 'space-between', gap: 24 },
  });
  const body = box([head, middle, foot], {
    ...{ flexDirection: 'column', flexGrow: 1, minHeight: 0 },
    ...{ paddingTop: 54, paddingBottom: 50, paddingLeft: 76, paddingRight: 76 },
  });
  return box([bar, body], {
    ...{ width: '100%', height: '100%', flexDirection: 'column', backgroundColor: paper },
  });
}

const oneLine = { whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' };

const dialStyle = {
  ...{ width: 30, height: 30, borderRadius: 15, borderWidth: 4, borderStyle: 'solid' },
  ...{ justifyContent: 'center', alignItems: 'flex-start', paddingTop: 1 },
};

function lines(count: number): Record<string, string | number> {
  return { lineClamp: count, textOverflow: 'ellipsis', ...broken };
}

/** A long name is broken where it has to be. */
const broken = { overflowWrap: 'anywhere', maxWidth: '100%' };

/** The longer a title is, the smaller; what would still be too long ends in dots. */
function titleStyle(title: string, isTall: boolean): Record<string, string | number> {
  const width = widthOf(title);
  const longest = Math.max(...title.split(' ').map(widthOf));
  const [fontSize, count] =
    longest > 30 && width <= 84
      ? [50, 3]
      : width <= 22
        ? [88, 2]
        : width <= 44
          ? [74, 2]
          : width <= 84
            ? [60, 3]
            : [48, 3];
  return { fontSize, lineHeight: isTall ? 1.5 : 1.18, ...lines(count) };
}

/** In letters of the Latin kind; those of East Asia are twice as wide. */
function widthOf(text: string): number {
  return Array.from(text).reduce((width, letter) => width + (wide.test(letter) ? 2 : 1), 0);
}

/** Scripts with signs far above and below the line. */
const high =
  /[\p{scx=Arab}\p{scx=Deva}\p{scx=Beng}\p{scx=Taml}\p{scx=Telu}\p{scx=Thai}\p{scx=Khmr}]/u;

const wide = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{Emoji_Presentation}]/u;
