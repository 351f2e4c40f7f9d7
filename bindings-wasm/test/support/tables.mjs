// Digests of what is answered about tables of levels; tests/suite/tables.rs has the same natively.

import { dense, sparse } from "../../bench/people.mjs";

/** FNV-1a of 32 bits over bytes; NaN has one digest, whatever its bits are. */
function digest(column) {
  const clean = column.map((value) => (Number.isNaN(value) ? NaN : value));
  let hash = 0x811c9dc5;
  for (const byte of new Uint8Array(clean.buffer, clean.byteOffset, clean.byteLength)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** The digests of every column, in the form of tests/tables.json. */
export function digests({ LevelTable, RoleBatch }, tables) {
  const options = { threshold: 0.75 };
  const answered = Object.entries(tables).map(([name, { people }]) => {
    const [kind, precision] = name.split(".");
    const work = kind === "dense" ? dense(people) : sparse(people);
    const table = new LevelTable(work.table);
    const batch = new RoleBatch(work.roles, work.competencies, { options, precision });
    const of = Uint32Array.from({ length: people }, (_, person) => person % 4);
    const answers = {
      scoreMatrix: batch.scoreMatrix(table),
      topPeople: batch.topPeople(table),
      topRoles: batch.topRoles(table, 10),
      summarise: batch.summarise(table, { of, count: 4 }),
    };
    const columns = Object.entries(answers).flatMap(([question, answer]) => {
      if (ArrayBuffer.isView(answer)) return [[question, answer]];
      const own = Object.entries(answer).filter(([, column]) => ArrayBuffer.isView(column));
      return own.map(([column, values]) => [`${question}.${column}`, values]);
    });
    table.free();
    batch.free();
    return [name, { digests: Object.fromEntries(columns.map(([at, column]) => [at, digest(column)])), people }];
  });
  return Object.fromEntries(answered);
}
