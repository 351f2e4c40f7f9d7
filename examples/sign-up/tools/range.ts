// A range service of breached passwords in miniature, beside the page: it answers as the real ones do.

import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';

/** Passwords that the service knows, and how often they were seen; none of them is on a list of common ones. */
const BREACHED: readonly (readonly [string, number])[] = [
  ['violet-kettle-argues-4', 3],
  ['Tr0mbone&sleet under glass', 128],
  ['zwölf Fische im Briefkasten', 2],
];

/** How many lines an answer has: with padding, its length says nothing of the password. */
const LINES = 800;

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex').toUpperCase();

/** The lines `SUFFIX:COUNT` for five hexadecimal digits; those that pad have the count 0. */
function lines(prefix: string): string {
  const known = BREACHED.map(([password, count]) => [sha1(password), count] as const)
    .filter(([digest]) => digest.startsWith(prefix))
    .map(([digest, count]) => `${digest.slice(prefix.length)}:${count}`);
  const padding = Array.from({ length: LINES - known.length }, (_, at) => `${sha1(`${prefix} ${at}`).slice(prefix.length)}:0`);
  return [...known, ...padding].sort().join('\r\n');
}

function answer(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  const prefix = /^\/range\/([0-9A-F]{5})$/.exec(request.url ?? '')?.[1];
  if (prefix === undefined) return next();
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.end(lines(prefix));
}

/** Answers `GET /range/ABCDE` where Vite serves the page. */
export function range(): Plugin {
  return {
    name: 'range',
    configureServer: (server) => void server.middlewares.use(answer),
    configurePreviewServer: (server) => void server.middlewares.use(answer),
  };
}
