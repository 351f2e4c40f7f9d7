import type { RemoteEngine } from '../engine/client.ts';
import type { Actions } from '../state/actions.ts';
import type { State } from '../state/model.ts';
import type { Results } from '../state/results.ts';
import type { Texts } from '../text/index.ts';

/** What a view is made from. */
export interface Context {
  readonly state: State;
  readonly results: Results;
  readonly texts: Texts;
  readonly actions: Actions;
  readonly engine: RemoteEngine;
}

/** A view: what it shows, and how it follows what is computed without losing what is being moved. */
export interface View {
  readonly root: HTMLElement;
  /** Shows other results of the same roles. */
  refresh(context: Context): void;
}

/** Makes a view; it is made anew when the language, the data or the roles change. */
export type MakeView = (context: Context) => View;

