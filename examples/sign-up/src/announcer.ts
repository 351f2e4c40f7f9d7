import { h } from './dom.ts';

/** Long enough for somebody to stop typing. */
const WAIT = 1200;

/** Says what changed to those who hear the page: when typing stops, the last word only, and never twice. */
export class Announcer {
  readonly root = h('p', { id: 'announcer', class: 'sr', role: 'status' });
  private last = '';
  private timer = 0;

  say(text: string, wait = WAIT): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      if (text === this.last) return;
      this.last = text;
      this.root.textContent = text;
    }, wait);
  }
}
