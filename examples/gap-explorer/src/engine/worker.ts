import { UnpackError } from '../files/entry.ts';
import { isProwessError, start } from '../prowess.ts';
import { startRecommend } from '../recommend.ts';
import { engine, UnrecognisedError } from './engine.ts';
import type { Answer, Call, Refusal } from './protocol.ts';

/** The worker: one call after the other, in the order in which they came. */
let queue: Promise<unknown> = start().then(startRecommend);

addEventListener('message', (event: MessageEvent<Call>) => {
  const { id, name, arguments: args } = event.data;
  queue = queue.then(async () => {
    postMessage(await answer(id, () => (engine[name] as (...args: readonly unknown[]) => unknown)(...args)));
  }, (error: unknown) => {
    postMessage({ id, refusal: refusalOf(error) } satisfies Answer);
    throw error;
  });
  queue.catch(() => undefined);
});

async function answer(id: number, work: () => unknown): Promise<Answer> {
  try {
    return { id, value: await work() };
  } catch (error) {
    return { id, refusal: refusalOf(error) };
  }
}

function refusalOf(error: unknown): Refusal {
  if (isProwessError(error)) {
    const { code, kind, message, path, help, details } = error;
    return { kind: 'problem', problem: { code, kind, message, path, help, details } };
  }
  if (error instanceof UnpackError) return { kind: 'unpack', fault: error.fault, file: error.file };
  if (error instanceof UnrecognisedError) return { kind: 'unrecognised' };
  return { kind: 'fault', message: error instanceof Error ? error.message : String(error) };
}
