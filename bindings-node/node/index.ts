// The npm package `prowess` for Node.

import native from "../../addon.cjs";
import { bind } from "../facade/native.js";

bind(native);

export * from "../facade/index.js";
export { readFiles, readFramework, readRoles, type Source } from "./read.js";
