import workerAddress from './worker.ts?worker&url';
import type { Answer, Call, Engine, Refusal } from './protocol.ts';

/** The engine from the page's side: every call is answered later. */
export type RemoteEngine = {
  readonly [Name in keyof Engine]: (...args: Parameters<Engine[Name]>) => Promise<Awaited<ReturnType<Engine[Name]>>>;
};

/** What the worker refused, and why. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';

  constructor(readonly refusal: Refusal) {
    super(refusal.kind === 'problem' ? refusal.problem.message : refusal.kind);
  }
}

/**
 * Starts the worker in which everything is computed, so that the page never waits.
 *
 * A worker from an address has its own policy of connections; one from a blob inherits that of the
 * page, which allows none to elsewhere.
 */
export function startEngine(): RemoteEngine {
  const address = new URL(workerAddress, import.meta.url).href;
  const blob = URL.createObjectURL(new Blob([`import ${JSON.stringify(address)};`], { type: 'text/javascript' }));
  const worker = new Worker(blob, { type: 'module', name: 'engine' });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (reason: unknown) => void }>();
  let last = 0;

  worker.addEventListener('message', (event: MessageEvent<Answer>) => {
    const answer = event.data;
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('refusal' in answer) asked?.reject(new RefusedError(answer.refusal));
    else asked?.resolve(answer.value);
  });
  worker.addEventListener('error', (event) => {
    const refusal: Refusal = { kind: 'fault', message: event.message };
    for (const { reject } of waiting.values()) reject(new RefusedError(refusal));
    waiting.clear();
  });

  const call = (name: keyof Engine, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, name, arguments: args } satisfies Call);
    });
  return new Proxy({} as RemoteEngine, {
    get: (_, name) => (...args: unknown[]) => call(name as keyof Engine, args),
  });
}
