// What a strict TypeScript project of a user looks like; compiled against the packed package.

import { readFileSync } from "node:fs";

import {
  Client,
  Framework,
  NotFoundError,
  Profile,
  ProwessError,
  type ProblemCode,
  type Readiness,
  Role,
  type RoleInput,
  Roles,
  Scorer,
  type Scores,
  type User,
  evidence,
  framework,
  isProwessError,
  kernel,
  readFramework,
  readRoles,
  readiness,
  role,
} from "prowess";

const analyst: RoleInput = {
  uri: "role/analyst",
  scales: [{ id: "five-step", kind: "ordinal", minimum: 0, maximum: 5 }],
  requirements: [{ competency: "sql", required_level: 4 }],
};

const ready: Readiness = readiness.assess(
  { person: "ana", levels: [{ competency: "sql", level: 3 }] },
  analyst,
);
const score: number = ready.score;
const gaps: string[] = ready.gaps.map((gap) => gap.competency);
const code: string | null = ready.code;

// A result is never missing a field, and goes back in as it came out.
const data = role.parse(JSON.stringify(analyst));
const again: Readiness = readiness.assess(evidence.parse("{}"), data, {
  threshold: 0.5,
  top: null,
});

{
  using held = new Role(analyst);
  using person = Profile.fromJson('{"person": "ana"}');
  readiness.assess(person, held);
  readiness.compare(person, new Roles([data]));
  const share: number | undefined = readiness.rank(person, new Roles([data])).results[0]?.score;
  const scores: Scores = new Scorer({ role: data }).score(new Map([["sql", share ?? null]]));
  console.log(scores.verdict);
}

for (const change of framework.diff(Framework.fromJson("{}"), framework.parse("{}")).added ?? []) {
  console.log(change);
}

const formula = ready.formula;
switch (formula.kind) {
  case "weighted_proportional":
    break;
  default:
    console.log(formula.kind);
}

try {
  const { framework: ours, diagnostics } = readFramework("plain_csv", "ours.csv");
  const { roles } = readRoles("onet", [readFileSync("db.zip"), new URL("file:///roles.zip")], ours);
  console.log(roles, diagnostics[0]?.severity);
} catch (error) {
  if (isProwessError(error) && error.code === "framework.not_text") console.log(error.path);
  const known: ProblemCode | undefined = error instanceof ProwessError ? error.code : undefined;
  console.log(known);
}

// @ts-expect-error: a field that there is not
readiness.assess({ person: "ana", levles: [] }, analyst);
// @ts-expect-error: a level is a number
readiness.assess({ person: "ana", levels: [{ competency: "sql", level: "3" }] }, analyst);
// @ts-expect-error: a profile is no role
readiness.assess(new Profile({ person: "ana" }), new Profile({ person: "ana" }));
// @ts-expect-error: a word that there is not
readiness.assess({ person: "ana" }, analyst, { unknown: "guess" });
// @ts-expect-error: a code that there is not
const wrong: ProblemCode = "role.nonsense";
// @ts-expect-error: an argument that has to be there
kernel.parseDay();

console.log(score, gaps, code, again, wrong);

const client = new Client("https://talent.example", { auth: { kind: "bearer", token: "x" } });
export async function activePeople(signal: AbortSignal): Promise<User[]> {
  const people: User[] = [];
  for await (const user of client.users.list({ pageSize: 100, signal })) people.push(user);
  // @ts-expect-error: an id is a text.
  await client.users.get(7).catch((error: unknown) => error instanceof NotFoundError);
  return people;
}
