// Installs the packages that package.json names, unless these versions are there.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

export function installPackages() {
  const read = (path) => JSON.parse(readFileSync(path, "utf8"));
  const isThere = ([name, version]) => {
    const manifest = `${here}node_modules/${name}/package.json`;
    return existsSync(manifest) && read(manifest).version === version;
  };
  if (Object.entries(read(`${here}package.json`).devDependencies).every(isThere)) return;
  const [file, ...before] = process.platform === "win32" ? ["cmd", "/c", "npm"] : ["npm"];
  const values = [...before, "install", "--no-audit", "--no-fund"];
  execFileSync(file, values, { cwd: here, stdio: "inherit" });
}
