import { beaconLimits, type CameFrom } from '../../../src/protocol/beacon.ts';

/** Where the reader came from: the host alone, and the campaign that the address names. */
export function cameFrom(): CameFrom | undefined {
  const referrer = document.referrer && new URL(document.referrer).host;
  const campaign = new URLSearchParams(location.search)
    .get('utm_campaign')
    ?.slice(0, beaconLimits.idCharacters)
    .replace(/[\p{Cc}\p{Cs}]/gu, '');
  const from = {
    ...(referrer && referrer !== location.host && { referrer }),
    ...(campaign && { campaign }),
  };
  return from.referrer || from.campaign ? from : undefined;
}
