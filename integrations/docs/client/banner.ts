import { defineBanner } from './define-banner.ts';

// Runs before the banner is parsed, which would be painted otherwise.
defineBanner();
