import { App } from './app.ts';
import { replace } from './dom.ts';
import { init } from './prowess.ts';
import { emptyDraft } from './steps/form.ts';
import { languageOf, texts } from './text/index.ts';

const place = document.getElementById('app') as HTMLElement;
const language = languageOf(navigator.languages);
try {
  await init();
  new App(language, { kind: 'form', draft: emptyDraft() }).mount(place);
} catch (error) {
  replace(place, texts[language].notLoaded);
  throw error;
}
