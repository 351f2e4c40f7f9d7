// What a page asks of the running service, and what it is told.

const EMAIL = "rosa@sample.example";
const PASSWORD = "try it out on this machine";
const FRAMEWORK = "sample:software-company";

/** Signs in, reads, writes, takes away, and goes on after a token was refused. */
export async function speak({ Client, isProwessApiError }, url) {
  const client = new Client(url, { auth: { kind: "login" } });
  const refused = await client.auth.login(EMAIL, "not the password").catch((error) => error.code);
  await client.auth.login(EMAIL, PASSWORD);
  const me = (await client.auth.me()).email;
  const { refresh } = client.tokens;

  const listing = client.competencies.list(FRAMEWORK, { pageSize: 10 });
  const pages = [];
  for await (const page of listing.pages()) pages.push([page.items.length, page.info.total_items]);
  const uris = (await listing.toArray()).map(({ uri }) => uri);

  const readiness = await client.readiness.of("ana-ferreira", "ENG-3");
  let meta;
  await client.roles.get("ENG-3", { onMeta: (told) => (meta = told) });
  const exposed = { etag: meta.etag !== null, request: meta.request_id !== null, rate: client.rateLimit !== null };

  const competency = (uri) => ({ uri, kind: "skill", labels: { en: uri }, scale: "five-step" });
  const report = await client.competencies.bulkCreate(
    FRAMEWORK,
    [competency("page:one"), competency(uris[0]), competency("page:two")],
    { chunkItems: 2 },
  );
  const bulk = {
    ok: report.ok.map(({ index }) => index),
    failed: report.failed.map(({ index, error }) => [index, error?.status ?? null]),
    unknown: report.unknown.length,
  };
  const removed = await client.competencies.bulkDelete(FRAMEWORK, ["page:one", "page:two"]);

  const download = await client.exports.csv("competencies");
  const progress = [];
  const text = await (await download.blob((received) => progress.push(received))).text();

  const missing = await client.users.get("nobody").catch((error) => error);
  const failure = [isProwessApiError(missing), missing.name, missing.status, missing.hint !== null];
  await client.auth.logout();
  const afterwards = await client.auth.me().catch((error) => error.code);

  return {
    refused,
    me,
    refresh,
    pages,
    distinct: new Set(uris).size,
    score: readiness.score,
    exposed,
    bulk,
    removed: removed.ok.length,
    csv: { lines: text.trimEnd().split("\n").length, bytes: progress.at(-1), size: new Blob([text]).size },
    failure,
    afterwards,
    renewals: await renewed(Client, url),
  };
}

/** Twenty calls at once whose token the service refuses: how often it is asked for another. */
async function renewed(Client, url) {
  const auth = { kind: "password", email: EMAIL, password: PASSWORD };
  const client = new Client(url, { auth, dangerouslyAllowBrowserCredentials: true });
  await client.auth.me();
  const before = client.tokens;
  client.tokens = { ...before, access: "spoiled" };
  const all = await Promise.all(Array.from({ length: 20 }, () => client.auth.me()));
  const asked = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith("/auth/refresh"));
  return {
    answered: all.filter(({ email }) => email === EMAIL).length,
    asked: asked.length,
    isRotated: client.tokens.refresh !== before.refresh,
  };
}
