// Run with `node examples/who-is-ready/main.mjs`, after `npm install` in this folder's parent.

import * as prowess from "prowess";

import * as sample from "../tasks/sample.mjs";
import { whoIsReady } from "./task.mjs";

console.log(whoIsReady(prowess, sample).join("\n"));
