import type { DevToolbarApp } from 'astro';
import { keepView, readView } from './kept-view.ts';
import { layOut } from './lay-out.ts';
import { toolbarMessages, type PageTimes, type ToldTimes } from './page-times.ts';
import { toolbarStyle } from './toolbar-style.ts';

/** Astro's toolbar: how long the open quickstart takes, kept true while its file is written. */
export default {
  init(canvas, app, server) {
    const style = document.createElement('style');
    style.textContent = toolbarStyle;
    const panel = document.createElement('section');
    panel.setAttribute('aria-label', 'Time to hello world');
    // Its text may be longer than the window, and is scrolled by keys too.
    panel.tabIndex = 0;
    canvas.append(style, panel);

    let shown = '';
    let view = readView();
    const note = (isOpen: boolean): void => {
      const steps = Array.from(panel.querySelectorAll('details[open]'), ({ id }) => id);
      const variant = panel.querySelector('select')?.value;
      // Before the first answer there is nothing that could be open or chosen.
      const content = shown === '' ? {} : { steps, ...(variant !== undefined && { variant }) };
      view = { ...view, ...content, isOpen };
      keepView(view);
    };
    const noteContent = (): void => {
      note(view.isOpen);
    };
    panel.addEventListener('toggle', noteContent, true);
    panel.addEventListener('change', noteContent);
    const ask = (): void => {
      server.send(toolbarMessages.ask, { page: location.pathname });
    };
    server.on(toolbarMessages.tell, ({ page, times }: ToldTimes) => {
      const text = JSON.stringify(times);
      if (page !== location.pathname || text === shown) return;
      shown = text;
      layOut(panel, times, view);
      app.toggleNotification(signOf(times));
    });
    server.on(toolbarMessages.changed, ask);
    app.onToggled(({ state }) => {
      note(state);
      if (state) ask();
    });
    // Astro's router shows another page in the same document.
    document.addEventListener('astro:page-load', ask);
    if (view.isOpen) app.toggleState({ state: true });
    else ask();
  },
} satisfies DevToolbarApp;

type Sign = { state: true; level: 'error' | 'warning' } | { state: false };

/** The sign on the app's button: what fails a build or the check is an error. */
function signOf(times: PageTimes): Sign {
  if (times.kind === 'no-quickstart') return { state: false };
  const variants = times.kind === 'timed' ? times.variants : [];
  const isBad = variants.some(({ remarks }) => remarks.some((remark) => remark.isBad));
  if (isBad || times.problems.some(({ isError }) => isError)) {
    return { state: true, level: 'error' };
  }
  return times.problems.length > 0 ? { state: true, level: 'warning' } : { state: false };
}
