import type { AstroConfig } from 'astro';
import { runsPath } from '../../src/protocol/beacon.ts';
import { ownFolder } from '../../src/protocol/own-folder.ts';
import type { TimingSettings } from './options.ts';
import { siteIdentity } from './site-identity.ts';

/** What the beacon client is told of the site; `virtual:meantime/client` has it for browser code. */
export interface ClientSettings {
  /** Id of the site. */
  site: string;
  /** Where beacons are posted to. */
  endpoint: string;
  storage: 'session' | 'local' | 'memory';
  /** Nothing is recorded where the browser says Global Privacy Control or Do Not Track. */
  obeyPrivacySignals: boolean;
  /** Nothing is recorded until the page says that the reader consents. */
  needsConsent: boolean;
  /** Share of the runs that are recorded, 0 to 1. */
  sample: number;
  /** Where the times of readers are; empty where the model's are shown. */
  timesUrl: string;
}

export function clientSettings(
  config: Pick<AstroConfig, 'site' | 'root' | 'base'>,
  settings: TimingSettings,
): ClientSettings {
  const { collector, storage, obeyPrivacySignals, consent, sample } = settings;
  const { siteId, base, runsPath: path = base + runsPath } = siteIdentity(config, settings);
  const isElsewhere = collector !== false && URL.canParse(collector ?? '');
  return {
    site: siteId,
    endpoint: isElsewhere && collector ? collector : path,
    ...{ storage, obeyPrivacySignals, sample },
    needsConsent: consent === 'required',
    timesUrl: timesUrlOf(settings, base),
  };
}

/** Absolute address of the times of readers; undefined where none are published, or nobody knows where. */
export function publicTimesUrl(
  config: Pick<AstroConfig, 'site' | 'root' | 'base'>,
  settings: TimingSettings,
): string | undefined {
  const { timesUrl } = clientSettings(config, settings);
  return timesUrl !== '' && URL.canParse(timesUrl, config.site)
    ? new URL(timesUrl, config.site).href
    : undefined;
}

function timesUrlOf({ publicTimes, collector }: TimingSettings, base: string): string {
  if (publicTimes === false || collector === false) return '';
  if (typeof publicTimes === 'string') return publicTimes;
  const isElsewhere = URL.canParse(collector ?? '');
  return isElsewhere ? new URL('public.json', collector).href : `${base}${ownFolder}public.json`;
}
