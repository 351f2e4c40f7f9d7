// Replays the conversations that every language has, in Node and on a page alike.

const text = (bytes) => new TextDecoder().decode(bytes);
const bytesOf = (hex) => hex.match(/../g).map((byte) => Number.parseInt(byte, 16));

/** A transport that answers as the file says, and keeps what it was sent. */
function scripted(exchanges) {
  const replies = exchanges.map(({ reply }) => reply);
  const sent = [];
  const fetch = async (url, request) => {
    sent.push({ url, ...request });
    const reply = replies.shift();
    if (reply === undefined) throw new Error("a request that the file does not have");
    // Later than at once, as any real answer.
    await new Promise((resolve) => setTimeout(resolve));
    if (reply.silent) return undefined;
    if (reply.lost) throw Object.assign(new Error("lost"), { sent: reply.lost === "unknown" });
    if (reply.breaks) throw new Error("the connection broke within the answer");
    const body = reply.body === undefined ? (reply.text ?? "") : JSON.stringify(reply.body);
    return new Response(body === "" ? null : body, { status: reply.status, headers: reply.headers });
  };
  return { fetch, sent };
}

async function outcomeOf(prowess, client, asked) {
  const { idempotency_key, idempotency, max_retries, attempt_ms, total_ms } = asked.options ?? {};
  try {
    const { meta, content } = await client.sendRaw(asked.method, asked.template, {
      values: asked.path,
      query: asked.query,
      json: asked.body,
      idempotencyKey: idempotency_key,
      idempotency,
      maxRetries: max_retries,
      attemptMs: attempt_ms,
      totalMs: total_ms,
    });
    return { status: meta.status, attempts: meta.attempts, body: JSON.parse(text(content)) };
  } catch (error) {
    if (!prowess.isProwessApiError(error)) throw error;
    const wanted = Object.keys(asked.outcome.error ?? {});
    return { error: Object.fromEntries(wanted.map((name) => [name, error.failure[name]])) };
  }
}

/** What is asked of a request: all that the file names, and nothing else. */
function named({ method, url, headers, body }, request) {
  const names = Object.keys(request.headers ?? {});
  const found = Object.fromEntries(names.map((name) => [name, headers[name] ?? null]));
  return { method, url, headers: found, body: request.body === undefined ? null : body };
}

/** What happens, and what has to happen, in one conversation. */
export async function replay(prowess, file) {
  const { fetch, sent } = scripted(file.exchanges);
  const clock = new prowess.VirtualClock(file.clock.unix_ms, file.entropy.flatMap(bytesOf));
  const { base_url, auth, max_retries, retry_budget } = file.client;
  const client = new prowess.Client(base_url, {
    auth,
    maxRetries: max_retries,
    retryBudget: retry_budget,
    dangerouslyAllowBrowserCredentials: true,
    fetch,
    clock,
  });
  const outcomes = [];
  for (const asked of file.calls) outcomes.push(await outcomeOf(prowess, client, asked));
  const requests = sent.map((one, at) => {
    const request = file.exchanges[at]?.request ?? {};
    const body = request.body === undefined ? undefined : JSON.parse(text(one.body));
    return named({ ...one, headers: Object.fromEntries(one.headers), body }, request);
  });
  const have = { outcomes, requests, sleeps: [...clock.slept] };
  const want = {
    outcomes: file.calls.map(({ outcome }) => outcome),
    requests: file.exchanges.map(({ request }) => named({ headers: {}, ...request }, request)),
    sleeps: file.sleeps_ms,
  };
  return { have, want };
}
