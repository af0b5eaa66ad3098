/** What the build tells the beacon client. */
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
}
