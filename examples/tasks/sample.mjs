// The sample company, as Node reads it.

import { readFileSync } from "node:fs";

const read = (name) => JSON.parse(readFileSync(new URL(`../sample/${name}`, import.meta.url), "utf8"));

export const framework = read("framework.json");
export const roles = read("roles.json").roles;
export const roleWithTerms = read("roles-with-terms.json").roles[0];
export const people = read("people.json");
export const log = read("log.json");
