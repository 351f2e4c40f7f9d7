// Finds the native addon of this platform: beside this file, where it was built from a clone, or in
// the package that has it, which npm installs with this one.

"use strict";

const { platform, arch } = process;

/** Whether this Linux has the C library that the addons are built for. */
function hasGlibc() {
  return process.report.getReport().header.glibcVersionRuntime !== undefined;
}

function target() {
  if (platform === "linux") return `linux-${arch}-${hasGlibc() ? "gnu" : "musl"}`;
  if (platform === "win32") return `win32-${arch}-msvc`;
  return `${platform}-${arch}`;
}

function load() {
  const name = target();
  const failures = [];
  for (const place of [`./prowess.${name}.node`, `prowess-${name}`]) {
    try {
      return require(place);
    } catch (error) {
      failures.push(error);
    }
  }
  const reasons = failures.map((error) => `- ${error.message.split("\n", 1)[0]}`).join("\n");
  const error = new Error(
    `prowess has no native addon for ${name}, or it was not installed:\n${reasons}\n` +
      "Install again with optional dependencies, or use `prowess-web`, which runs everywhere.",
  );
  error.cause = failures.at(-1);
  throw error;
}

module.exports = load();
