// Run with `node examples/cheapest-way-up/main.mjs`, after `npm install` in this folder's parent.

import * as prowess from "prowess";

import * as sample from "../tasks/sample.mjs";
import { cheapestWayUp } from "./task.mjs";

console.log(cheapestWayUp(prowess, sample).join("\n"));
