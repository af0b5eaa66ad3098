import { manifestPath, type Manifest } from '../protocol/manifest.ts';
import { parseManifest } from '../protocol/parse-manifest.ts';
import { siteUnreachable } from './errors.ts';
import { firstLine } from './output/first-line.ts';

interface Answer {
  status: number;
  text(): Promise<string>;
}

/**
 * The manifest of the site at an address.
 *
 * @param get asks for an address, as the browser or the system would
 * @throws MeantimeError `site-unreachable`, `manifest-invalid`
 */
export async function fetchManifest(
  address: string,
  get: (url: string) => Promise<Answer>,
): Promise<Manifest> {
  if (!URL.canParse(address)) throw siteUnreachable(address, 'it is no address');
  const url = new URL(manifestPath, homeOf(address)).href;
  const answer = await get(url).catch((cause: unknown) => {
    throw siteUnreachable.at({ cause }, url, firstLine(cause));
  });
  if (answer.status !== 200) throw siteUnreachable(url, `the server answered ${answer.status}`);
  return parseManifest(await answer.text(), { file: url });
}

/** The address of a home page, with a slash at its end, so that paths are put below it. */
export function homeOf(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}
