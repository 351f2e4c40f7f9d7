// Whether a password was stolen somewhere, asked without telling it.

import { type Breach, breachMatch, breachQuery, isProwessError } from './prowess.ts';

/** What was asked, and what came of it; nothing where no answer could be read. */
export interface Asked {
  readonly path: string;
  readonly breach: Breach | null;
}

/** The service; a real one stands elsewhere, and then in the content security policy of the page too. */
const SERVICE = new URL('range/', document.baseURI);

/** Asks for all hashes that begin like this one: five digits go out, and the comparison happens here. */
export async function lookUp(password: string, signal: AbortSignal): Promise<Asked> {
  const { prefix, suffix } = breachQuery(password);
  const address = new URL(prefix, SERVICE);
  const asked = { path: address.pathname, breach: null };
  try {
    const answer = await fetch(address, {
      signal, headers: { 'add-padding': 'true' }, credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer',
    });
    return answer.ok ? { ...asked, breach: breachMatch(suffix, await answer.text()) } : asked;
  } catch (error) {
    // No connection, another password meanwhile, or an answer that is none: nobody looked.
    if (error instanceof TypeError || error instanceof DOMException || isProwessError(error)) return asked;
    throw error;
  }
}
