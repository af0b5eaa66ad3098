/** Says something to readers who do not see it happen. */
export function announce(message: string): void {
  let region = document.querySelector('[data-meantime-announcer]');
  if (!region) {
    region = document.createElement('div');
    region.className = 'visually-hidden';
    region.setAttribute('data-meantime-announcer', '');
    region.setAttribute('role', 'status');
    document.body.append(region);
  }
  region.textContent = message;
}
