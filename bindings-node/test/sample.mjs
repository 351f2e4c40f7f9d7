// Data that several tests use.

export const ana = { person: "ana", levels: [{ competency: "sql", level: 3 }] };

export const analyst = {
  uri: "role/analyst",
  titles: { en: "Analyst" },
  scales: [{ id: "five-step", kind: "ordinal", minimum: 0, maximum: 5 }],
  requirements: [
    { competency: "sql", required_level: 4, importance: 2 },
    { competency: "statistics", required_level: 3, importance: 1 },
  ],
};

export const log = {
  entries: [
    {
      id: "a",
      person: "ana",
      competency: "sql",
      kind: "certificate",
      occurred_on: "2026-01-05",
      recorded_at: "2026-01-05T10:00:00Z",
      shows: { kind: "level", level: 3 },
    },
  ],
};

/** A table of two competencies. */
export const csv = "uri,label\nsql,SQL\nstatistics,Statistics\n";

/** The answer to `profileAsOf` needs a policy that knows the scale. */
export const policy = { estimator: { kind: "latest" }, scales: analyst.scales };

const MODEL =
  "Element ID\tElement Name\tDescription\n2\tWorker Requirements\t\n2.A\tBasic Skills\t\n" +
  "2.A.1\tContent\t\n2.A.1.a\tReading Comprehension\tUnderstanding written sentences\n";
const SCALES = "Scale ID\tScale Name\tMinimum\tMaximum\nIM\tImportance\t1\t5\nLV\tLevel\t0\t7\n";
const OCCUPATIONS = "O*NET-SOC Code\tTitle\tDescription\n15-2051.00\tData Scientists\tDevelop\n";
const SKILLS =
  "O*NET-SOC Code\tElement ID\tScale ID\tData Value\tN\tStandard Error\tRecommend Suppress\tNot Relevant\tDate\tDomain Source\n" +
  "15-2051.00\t2.A.1.a\tIM\t4.00\t8\t0.1\tN\tn/a\t08/2023\tAnalyst\n" +
  "15-2051.00\t2.A.1.a\tLV\t4.25\t8\t0.1\tN\tN\t08/2023\tAnalyst\n";
/** Files of O*NET, cut down to one occupation that asks for one competency. */
export const onet = [
  ["Content Model Reference.txt", MODEL],
  ["Occupation Data.txt", OCCUPATIONS],
  ["Scales Reference.txt", SCALES],
  ["Skills.txt", SKILLS],
];
