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
