import { debounce } from '../dom/debounce.ts';

/** Long enough for somebody to stop moving a slider. */
const WAIT = 700;

/** Says what changed to those who hear the page: politely, the last word only, and never twice. */
export class Announcer {
  readonly root: HTMLElement;
  private last = '';
  private readonly speak = debounce(WAIT, (text: string) => {
    this.root.textContent = text;
  });

  constructor() {
    this.root = document.createElement('p');
    this.root.id = 'announcer';
    this.root.className = 'sr';
    this.root.setAttribute('role', 'status');
    this.root.setAttribute('aria-live', 'polite');
  }

  say(text: string): void {
    if (text === this.last) return;
    this.last = text;
    this.speak(text);
  }
}
