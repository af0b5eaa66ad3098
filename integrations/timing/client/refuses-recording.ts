/** Whether the reader's browser says that it does not want to be followed. */
export function refusesRecording(): boolean {
  const { globalPrivacyControl, doNotTrack } = navigator as Navigator & {
    globalPrivacyControl?: boolean; // not in every browser, hence not in the DOM's types
  };
  return globalPrivacyControl === true || doNotTrack === '1';
}
