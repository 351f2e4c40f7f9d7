// The reference service, built and started for a test, on the loopback interface alone.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { root } from "./repository.mjs";

/** The program, built where it is not: with its own tests, for which others have built it before. */
function program() {
  const args = ["test", "--workspace", "--test", "service", "--no-run"];
  const output = execFileSync(process.env.CARGO ?? "cargo", [...args, "--message-format", "json-render-diagnostics"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const messages = output.split("\n").filter((line) => line.startsWith("{"));
  const built = messages.map((line) => JSON.parse(line)).filter(({ executable }) => executable);
  return built.find(({ target }) => target.kind.includes("bin") && target.name === "talent-service").executable;
}

/** The service with the sample company, which pages of these origins may call. */
export async function startService(origins) {
  const folder = mkdtempSync(join(tmpdir(), "prowess-service-"));
  const child = spawn(program(), {
    cwd: folder,
    env: {
      ...process.env,
      DATABASE_URL: `sqlite://${join(folder, "talent.db")}`,
      PROWESS_LISTEN: "127.0.0.1:0",
      PROWESS_CORS_ORIGINS: origins.join(","),
      PROWESS_DEMO: "1",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  // It goes with this process, whatever becomes of the test.
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const stop = async () => {
    child.kill("SIGTERM");
    const code = await ended;
    process.removeListener("exit", kill);
    rmSync(folder, { recursive: true, force: true });
    return code;
  };
  let said = "";
  const address = await new Promise((resolve, refuse) => {
    child.stdout.setEncoding("utf8").on("data", (text) => {
      said += text;
      const found = said.match(/ at (http:\/\/127\.0\.0\.1:\d+),/);
      if (found !== null) resolve(found[1]);
    });
    child.once("error", refuse);
    void ended.then((code) => refuse(new Error(`the service ended with ${code}: ${said}`)));
  });
  return { address, stop };
}
