// The files that load each module, in TypeScript.

import { entryOf, filesOf, roomsOf } from "./modules.mjs";

/** Handles that stand in a file of their own. */
const ELSEWHERE = {
  LevelTable: "./tables.js",
  RoleBatch: "./tables.js",
  Scorer: "../facade/scorer.js",
};

/** The text of each file, by its name. */
export function entryFiles(modules) {
  const texts = modules.flatMap((module) => {
    const { browser, node } = filesOf(module);
    return [
      [`${browser}.ts`, forBrowsers(module)],
      [`${node}.ts`, forNode(module)],
    ];
  });
  return new Map([...texts, ["places.ts", places(modules)]]);
}

const forBrowsers = ({ name, ...module }) => `\
// The entry for browsers, their workers, and bundlers: ${module.about}.

import * as glue from "../glue/${name}.js";
import { type Init, type InitSync, Loader } from "./load.js";
${connection(module)}

${shared(module)}
export type { Init, InitSync, ModuleSource } from "./load.js";

const loader = new Loader(glue, connect);

export const init: Init = (source) =>
  loader.load(() => source ?? new URL("./${name}.wasm", import.meta.url));

export const initSync: InitSync = (source) => loader.loadSync(() => source);
`;

const forNode = ({ name, ...module }) => `\
// The entry for Node, which reads the module from the file beside this one: ${module.about}.

import * as glue from "../glue/${name}.js";
import type { Init } from "./load.js";
import { type InitSyncOfFile, fromFile } from "./read.js";
${connection(module)}

${shared(module)}
export type { Init, ModuleSource } from "./load.js";
export type { InitSyncOfFile } from "./read.js";

const loader = fromFile(glue, connect, new URL("./${name}.wasm", import.meta.url));

export const init: Init = loader.init;

export const initSync: InitSyncOfFile = loader.initSync;
`;

/** Where the functions of the module go. */
const connection = ({ isClient }) => `import { connect } from "./${isClient ? "service" : "operations"}.js";`;

/** What both entries of a module hand on: its rooms, its handles, and all types. */
function shared(module) {
  if (module.isClient) {
    return [
      `export * from "../facade/client/index.js";`,
      `export { VirtualClock, version } from "./service.js";`,
      `export type * from "../facade/index.js";`,
    ].join("\n");
  }
  const handles = module.handles.filter((name) => !(name in ELSEWHERE));
  const others = module.handles.filter((name) => name in ELSEWHERE);
  return [
    `export { ProwessError, isProwessError, version } from "../facade/index.js";`,
    `export { ${roomsOf(module).join(", ")} } from "../facade/generated/rooms.js";`,
    ...(handles.length > 0 ? [`export { ${handles.join(", ")} } from "../facade/handles.js";`] : []),
    ...others.map((name) => `export { ${name} } from "${ELSEWHERE[name]}";`),
    ...[...new Set(others.map((name) => ELSEWHERE[name]))].map((file) => `export type * from "${file}";`),
    `export type * from "../facade/index.js";`,
  ].join("\n");
}

/** Where each room is as a whole, for those who ask a module that has only some of it. */
function places(modules) {
  const rooms = new Map();
  for (const module of modules) {
    for (const room of module.operations.filter((one) => !one.includes("."))) {
      if (!rooms.has(room)) rooms.set(room, entryOf(module));
    }
  }
  const lines = [...rooms].map(([room, entry]) => `  ${room}: "${entry}",\n`).join("");
  return `// The entry that has all of a room.\n\nexport const PLACES: Record<string, string> = {\n${lines}};\n`;
}
