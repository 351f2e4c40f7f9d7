// What a strict TypeScript project of a user looks like; compiled against the packed package.

import {
  Framework,
  type ModuleSource,
  Profile,
  type ProblemCode,
  ProwessError,
  type Readiness,
  Role,
  type RoleInput,
  Roles,
  evidence,
  init,
  initSync,
  isProwessError,
  readiness,
  role,
} from "prowess-web";
import { LevelTable, RoleBatch, type TopRoles } from "prowess-web/batch";
import {
  type BulkReport,
  Client,
  type ClientOptions,
  NotFoundError,
  type User,
  VirtualClock,
  init as initClient,
} from "prowess-web/client";

const analyst: RoleInput = {
  uri: "role/analyst",
  scales: [{ id: "five-step", kind: "ordinal", minimum: 0, maximum: 5 }],
  requirements: [{ competency: "sql", required_level: 4 }],
};

export async function start(source?: ModuleSource): Promise<Readiness> {
  if (source === undefined) await init();
  else await init(source);
  await init(new URL("https://example.org/prowess.wasm"));
  initSync(new Uint8Array());

  using held = new Role(analyst);
  using person = Profile.fromJson('{"person": "ana"}');
  const many = new Roles([role.parse(JSON.stringify(analyst))]);
  const best: string | null | undefined = readiness.compare(person, many, { threshold: 0.5 }).results[0]?.role;
  console.log(best);
  const { framework, diagnostics } = Framework.fromFiles("plain_csv", [{ name: "a.csv", bytes: "uri,label\n" }]);
  console.log(framework, diagnostics[0]?.severity);
  const again: Readiness = readiness.assess(evidence.parse("{}"), held);
  return again;
}

export function best(levels: Float32Array, people: number): TopRoles {
  using batch = new RoleBatch([analyst], ["sql"], { options: { threshold: 0.5 }, precision: "fast" });
  using table = new LevelTable({ people, levels });
  const scores: Float32Array = batch.scoreMatrix(table);
  console.log(scores.length, batch.summarise(table, { of: new Uint32Array(people), count: 1 }).mean);
  return batch.topRoles(table, 3);
}

export async function activePeople(signal: AbortSignal, options: ClientOptions = {}): Promise<User[]> {
  await initClient();
  const client = new Client("https://talent.example", { auth: { kind: "login" }, ...options });
  await client.auth.login("ana@talent.example", "a password");
  const people: User[] = [];
  for await (const user of client.users.list({ pageSize: 100, signal })) people.push(user);
  const report: BulkReport = await client.roles.bulkCreate([analyst], { dryRun: true });
  console.log(report.ok.length, new VirtualClock(0).slept.length);
  const download = await client.exports.csv("roles");
  const blob: Blob = await download.blob((received, total) => console.log(received, total));
  const stream: ReadableStream<Uint8Array> = (await client.exports.xlsx("roles")).stream();
  console.log(blob.size, stream.locked);
  // @ts-expect-error: an id is a text.
  await client.users.get(7).catch((error: unknown) => error instanceof NotFoundError);
  return people;
}

export function codeOf(error: unknown): ProblemCode | undefined {
  return isProwessError(error) && error instanceof ProwessError ? error.code : undefined;
}

// @ts-expect-error: a level is a number
readiness.assess({ person: "ana", levels: [{ competency: "sql", level: "3" }] }, analyst);
// @ts-expect-error: a profile is no role
readiness.assess(new Profile({ person: "ana" }), new Profile({ person: "ana" }));
// @ts-expect-error: levels are an array of numbers of one type
new LevelTable({ people: 1, levels: [3] });
