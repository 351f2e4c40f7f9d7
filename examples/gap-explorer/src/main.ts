import { keepingFocus } from './dom/focus.ts';
import { replace } from './dom/h.ts';
import { startEngine } from './engine/client.ts';
import { Announcer } from './shell/announcer.ts';
import { prepareOffline } from './shell/offline.ts';
import { keepPreferences, readPreferences } from './shell/preferences.ts';
import { scoreSentence } from './shell/scores.ts';
import { makeShell } from './shell/shell.ts';
import { Actions } from './state/actions.ts';
import { Live } from './state/live.ts';
import { VIEWS, type State, type ViewName } from './state/model.ts';
import { Store } from './state/store.ts';
import { texts } from './text/index.ts';
import { views } from './views/index.ts';
import type { Context, View } from './views/view.ts';

const store = new Store({ ...readPreferences(), view: viewOf(location.hash) });
const engine = startEngine();
const announcer = new Announcer();
const actions = new Actions(store, engine, (text) => announcer.say(text));
const shell = makeShell(actions, { speak: (language) => store.set({ language }), paint: (theme) => store.set({ theme }) });
const live = new Live(store, engine, show, actions.failed);

let view: View | null = null;
/** What a view is made from; as long as it is the same, the view stays and is refreshed. */
let made: readonly unknown[] = [];

function viewOf(hash: string): ViewName {
  const name = hash.replace(/^#\/?/, '');
  return VIEWS.find((one) => one === name) ?? 'start';
}

function context(): Context {
  const { state } = store;
  return { state, results: live.results, texts: texts[state.language], actions, engine };
}

/** Shows what is known now. */
function show(): void {
  const now = context();
  const { state, results } = now;
  const { view: name, language, data, revision } = state;
  const ofRoles = name === 'roles' || name === 'start' || name === 'compare' ? [] : [state.current, results.roles, results.others];
  const parts = [name, language, data, revision, ...ofRoles];
  if (view !== null && parts.length === made.length && parts.every((part, at) => part === made[at])) {
    keepingFocus(() => view?.refresh(now));
  } else {
    const moved = made[0] !== name;
    made = parts;
    keepingFocus(() => {
      view = views[name](now);
      replace(shell.main, view.root);
    });
    if (moved) arrive();
  }
  const sentence = scoreSentence(now);
  if (sentence !== null) announcer.say(sentence);
}

let arrived = false;

/** Puts the focus on the title of a view that somebody came to, but not when the page opens. */
function arrive(): void {
  if (arrived) {
    scrollTo({ top: 0 });
    document.getElementById('title')?.focus({ preventScroll: true });
  }
  arrived = true;
}

function frame(state: State): void {
  const words = texts[state.language];
  document.documentElement.lang = state.language;
  document.documentElement.dataset['theme'] = state.theme;
  document.title = `${words.views[state.view]} · ${words.app}`;
  keepingFocus(() => shell.refresh(state, words));
}

store.watch((state, before) => {
  const { language, theme } = state;
  if (language !== before.language || theme !== before.theme) keepPreferences({ language, theme });
  const framed = ['language', 'theme', 'view', 'busy', 'notice', 'data'] as const;
  if (framed.some((name) => state[name] !== before[name])) frame(state);
  // Another step is shown at once, also while something large is read; so are controls that jump.
  if (state.view !== before.view || state.revision !== before.revision) show();
});

addEventListener('hashchange', () => store.set({ view: viewOf(location.hash), notice: null }));
addEventListener('beforeunload', (event) => {
  if (store.state.unsaved) event.preventDefault();
});
// A file that misses the drop zone would replace the page.
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => event.preventDefault());

const app = document.getElementById('app');
if (app !== null) replace(app, shell.root, announcer.root);
frame(store.state);
show();
void prepareOffline(() => announcer.say(texts[store.state.language].offline));
