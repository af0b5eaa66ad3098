import { defineError } from '../protocol/errors.ts';

export const screenMissing = defineError({
  code: 'screen-missing',
  title: 'There is no screen to show the browser on.',
  message: () =>
    '--headed shows the browser while it walks, and this machine has no screen: neither DISPLAY nor WAYLAND_DISPLAY is set.',
  hint: 'Leave --headed out, or start a virtual screen: xvfb-run npx meantime walk --headed',
});

interface Surroundings {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
}

/**
 * Asked before a browser is started that is to be seen.
 *
 * @throws MeantimeError `screen-missing`
 */
export function demandScreen({ platform, env }: Surroundings): void {
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) throw screenMissing();
}
