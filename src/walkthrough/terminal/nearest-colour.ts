import type { Colour } from '../../protocol/screen-line.ts';

/** How far a colour is from grey, of 255: below it there is no hue to speak of. */
const leastSpread = 48;

const channelLevels = [0, 95, 135, 175, 215, 255];
const greyBegins = 232;
const cubeBegins = 16;

/** The colour of sixteen that is nearest to one of the palette of 256. */
export function nearestOfPalette(index: number): Colour {
  if (index < cubeBegins) return index as Colour; // the palette begins with the sixteen
  if (index >= greyBegins) {
    const level = 8 + (index - greyBegins) * 10;
    return nearestColour([level, level, level]);
  }
  const place = index - cubeBegins;
  const levelOf = (digit: number) => channelLevels[digit % 6] ?? 0;
  return nearestColour([
    levelOf(Math.floor(place / 36)),
    levelOf(Math.floor(place / 6)),
    levelOf(place),
  ]);
}

/** The same of one that is given by red, green and blue. */
export function nearestColour([red, green, blue]: readonly [number, number, number]): Colour {
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  if (most - least < leastSpread) return most < 64 ? 0 : most < 160 ? 8 : most < 220 ? 7 : 15;
  const isOn = (level: number) => level - least > (most - least) / 2;
  const hue = (isOn(red) ? 1 : 0) + (isOn(green) ? 2 : 0) + (isOn(blue) ? 4 : 0);
  return ((most > 200 ? 8 : 0) + hue) as Colour; // 1 to 7, or 9 to 15
}
