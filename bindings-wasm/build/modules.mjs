// The modules of this package, in one table.
//
// An entry here is all that a module needs: the build makes it and the files that load it, and
// package.json (`node build/manifest.mjs`), the checks of the package and the tests follow.

/**
 * What the page of an entry gets, and what it may weigh.
 *
 * @typedef {object} Module
 * @property {string} name - The file is `<name>.wasm`, and the entry `prowess-web/<name>`; that of
 *   `prowess` is the package itself.
 * @property {string} about - What it answers, after "The entry for browsers: ".
 * @property {string[]} operations - Rooms as a whole, such as `kernel`, and single operations, such
 *   as `role.parse`.
 * @property {string[]} handles - The classes of data that may stay in the module.
 * @property {string[]} features - Features of Cargo.toml, for what is no operation of the table.
 * @property {number} budget - Bytes by gzip that it may weigh at most.
 * @property {boolean} [isClient] - Whether it speaks to a service, by a crate of its own, and knows
 *   no operations.
 * @property {boolean} [isQuick] - Whether it is built for speed and with the vector instructions of
 *   browsers (simd128), and not for size.
 */

/** @type {Module[]} */
export const MODULES = [
  {
    name: "prowess",
    about: "one person and one role after the other, with all that leads there",
    operations: ["kernel", "framework", "evidence", "role", "readiness"],
    handles: ["EvidenceIndex", "Framework", "Profile", "Role", "Roles", "Scorer"],
    features: ["handles", "imports", "scorer"],
    budget: 730_000,
  },
  {
    name: "lean",
    about: "what a page needs that holds people against roles",
    operations: [
      "kernel",
      "evidence.parse",
      "evidence.print",
      "role.parse",
      "role.print",
      "role.find",
      "role.search",
      "role.required_competencies",
      "role.check",
      "readiness.assess",
      "readiness.score",
      "readiness.compare",
      "readiness.rank",
      "readiness.what_if",
      "readiness.unlocks",
      "readiness.sensitivity",
      "readiness.parse_options",
      "readiness.print_options",
      "readiness.explain",
      "readiness.labels",
      "readiness.render",
      "readiness.built_in_catalogue",
    ],
    handles: ["Profile", "Role", "Roles", "Scorer"],
    features: ["handles", "scorer"],
    budget: 250_000,
  },
  {
    name: "portfolio",
    about: "how many people stand, against many roles, at once",
    operations: ["kernel", "portfolio"],
    handles: ["Cohort", "Roles"],
    features: ["handles"],
    budget: 230_000,
  },
  {
    name: "batch",
    about: "tables of levels against many roles, as arrays of numbers",
    operations: ["role.parse", "role.check"],
    handles: ["LevelTable", "RoleBatch"],
    features: ["batch"],
    budget: 310_000,
    isQuick: true,
  },
  {
    name: "recommend",
    about: "what should come next",
    operations: ["kernel", "recommend"],
    handles: ["Cohort", "Profile", "Role", "Roles", "Rules"],
    features: ["handles"],
    budget: 620_000,
    isQuick: true,
  },
  {
    name: "password",
    about: "a form for a new password: is it taken, how strong is it, and what is to be said",
    operations: [
      "account.prepare_password",
      "account.check_password",
      "account.estimate_guesses",
      "account.context_words",
      "account.is_trivial_variant",
      "account.policy_preset",
      "account.check_policy",
      "account.lint_policy",
      "account.policy_help",
      "account.describe_findings",
      "account.password_texts",
      "account.input_attributes",
      "account.to_password_rules",
      "account.breach_query",
      "account.breach_match",
      "account.generate_password",
      "account.generate_passphrase",
    ],
    handles: [],
    features: ["account"],
    budget: 155_000,
  },
  {
    name: "account",
    about: "accounts: passwords, codes, tokens, sessions and what else keeps them",
    operations: ["account"],
    handles: [],
    features: ["account"],
    budget: 275_000,
  },
  {
    name: "client",
    about: "the client of a service",
    operations: [],
    handles: [],
    features: [],
    budget: 385_000,
    isClient: true,
  },
];

/** The modules that answer by the rules alone. */
export const RULES = MODULES.filter(({ isClient }) => !isClient);

/** How each class of handles is called in the module. */
const KINDS = { EvidenceIndex: "log" };

/** The rooms of which a module has something, in the order of the table. */
export const roomsOf = ({ operations }) => [...new Set(operations.map((one) => one.split(".")[0]))];

/** Whether a module has this operation, such as `role.parse`. */
export const hasOperation = ({ operations }, name) =>
  operations.includes(name) || operations.includes(name.split(".")[0]);

/** What the compiler is told of a module: see src/kept.rs. */
export const variables = ({ operations, handles }) => ({
  PROWESS_OPERATIONS: operations.join(" "),
  PROWESS_HANDLES: handles.map((name) => KINDS[name] ?? name.toLowerCase()).join(" "),
});

/** The specifier by which people import it. */
export const entryOf = ({ name }) => (name === "prowess" ? "prowess-web" : `prowess-web/${name}`);

/** The names of the files in dist: for browsers, and for Node. */
export const filesOf = ({ name }) =>
  name === "prowess" ? { browser: "index", node: "node" } : { browser: name, node: `${name}-node` };

/** What package.json says of the entries. */
export function exportsOf(modules) {
  const entry = (module) => {
    const { browser, node } = filesOf(module);
    const side = (file) => ({ types: `./dist/web/${file}.d.ts`, default: `./dist/${file}.js` });
    return [entryOf(module).replace("prowess-web", "."), { node: side(node), default: side(browser) }];
  };
  const file = ({ name }) => [`./${name}.wasm`, `./dist/${name}.wasm`];
  return Object.fromEntries([
    ...modules.map(entry),
    ...modules.map(file),
    ["./package.json", "./package.json"],
  ]);
}
