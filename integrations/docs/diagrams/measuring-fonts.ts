import { readFileSync } from 'node:fs';
import { packageFile } from '../../package-file.ts';

/** The family that all text is measured in. */
export const measured = 'Meantime Measure';

/** What measures text, whatever fonts a machine has: Inter, by the letters that each file holds. */
export const measuringFonts = [
  {
    file: packageFile('integrations/docs/diagrams/fonts/inter-latin-400-normal.woff2'),
    weight: '400 500',
    range:
      'U+0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215',
  },
  {
    file: packageFile('integrations/docs/diagrams/fonts/inter-latin-600-normal.woff2'),
    weight: '600 900',
    range:
      'U+0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215',
  },
  {
    file: packageFile('integrations/docs/diagrams/fonts/inter-latin-ext-400-normal.woff2'),
    weight: '400 900',
    range: 'U+100-130,U+132-151,U+154-2BA,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0',
  },
  {
    file: packageFile('integrations/docs/diagrams/fonts/inter-cyrillic-400-normal.woff2'),
    weight: '400 900',
    range: 'U+301,U+400-45F,U+490-491,U+4B0-4B1,U+2116',
  },
  {
    file: packageFile('integrations/docs/diagrams/fonts/inter-greek-400-normal.woff2'),
    weight: '400 900',
    range: 'U+370-377,U+37A-37F,U+384-38A,U+38C,U+38E-3A1,U+3A3-3FF',
  },
] as const;

/** The rules by which a page has them. */
export function fontFaces(): string {
  const faces = measuringFonts.map(({ file, weight, range }) => {
    const data = readFileSync(file).toString('base64');
    return `@font-face{font-family:'${measured}';font-weight:${weight};src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${range}}`;
  });
  return `${faces.join('\n')}\n*{text-rendering:geometricPrecision}\n`;
}
