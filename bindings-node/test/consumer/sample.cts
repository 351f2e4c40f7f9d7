// The same package for `require`.

import prowess = require("prowess");

const readiness: prowess.Readiness = prowess.readiness.assess(
  { person: "ana" },
  { uri: "role/analyst", requirements: [{ competency: "sql", required_level: 4 }] },
);
console.log(readiness.verdict satisfies "ready" | "not_ready" | "undecided");
