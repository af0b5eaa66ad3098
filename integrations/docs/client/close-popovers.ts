/** Following a link closes the menu it stands in; a link within the page would leave it open. */
export function closePopovers(): void {
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const popover = event.target.closest('a')?.closest<HTMLElement>('[popover]');
    if (popover?.matches(':popover-open')) popover.hidePopover();
  });
}
