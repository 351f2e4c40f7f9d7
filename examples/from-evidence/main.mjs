// Run with `node examples/from-evidence/main.mjs`, after `npm install` in this folder's parent.

import * as prowess from "prowess";

import * as sample from "../tasks/sample.mjs";
import { fromEvidence } from "./task.mjs";

console.log(fromEvidence(prowess, sample).join("\n"));
