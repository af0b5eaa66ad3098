import { beaconLimits, type CameFrom } from '../../../src/protocol/beacon.ts';

/** Where the reader came from: the host alone, and the campaign that the address names. */
export function cameFrom(): CameFrom {
  const [, , referrer] = document.referrer.split('/');
  const campaign = new URL(location.href).searchParams.get('utm_campaign');
  // Neither control characters nor half of one.
  const named = campaign?.slice(0, beaconLimits.idCharacters).replace(/[\p{Cc}\p{Cs}]/gu, '');
  return {
    referrer: referrer === location.host ? undefined : referrer,
    campaign: named || undefined, // eslint-disable-line @typescript-eslint/prefer-nullish-coalescing -- none that is empty
  };
}
