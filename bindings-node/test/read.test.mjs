// Files of publishers, read from where they were saved.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

import { framework, isProwessError, readFiles, readFramework, readRoles, role } from "prowess";

import { csv, onet } from "./sample.mjs";
import { zip } from "./zip.mjs";

const folder = mkdtempSync(join(tmpdir(), "prowess-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function saved(name, bytes) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const want = framework.importPlainCsv({ name: "ours.csv", bytes: csv });
function refused(call, reason) {
  assert.throws(call, (error) => isProwessError(error) && reason.test(error.message));
}

test("a table is read from a path, an address of a file, bytes, gzip and zip alike", () => {
  const plain = saved("ours.csv", csv);
  const sources = [
    plain,
    pathToFileURL(plain),
    Buffer.from(csv),
    { name: "ours.csv", bytes: csv },
    saved("ours.csv.gz", gzipSync(csv)),
    saved("ours.zip", zip([["ours.csv", csv]])),
    zip([["folder/ours.csv", csv, "stored"]]),
    [plain],
  ];
  for (const source of sources) {
    const { framework: held } = readFramework("plain_csv", source);
    assert.deepEqual(held.toJSON().competencies, want.value.competencies);
  }
});

test("a framework and its roles are read from a folder, an archive and single files alike", () => {
  const inside = join(folder, "onet");
  mkdirSync(join(inside, "older"), { recursive: true });
  for (const [name, text] of onet) writeFileSync(join(inside, name), text);
  writeFileSync(join(inside, ".DS_Store"), "hidden");
  const files = onet.map(([name, bytes]) => ({ name, bytes }));
  const imported = framework.importOnet(files);
  const catalogue = role.importOnet(files, imported.value);
  const archive = zip([
    ["db/", ""],
    ...onet.map(([name, text]) => [`db/${name}`, text]),
    ["db/._x", "y"],
  ]);
  const packed = onet.map(([name, text]) => saved(`${name}.gz`, gzipSync(text)));
  for (const source of [inside, archive, packed, files]) {
    const { framework: held, diagnostics } = readFramework("onet", source);
    assert.deepEqual(held.toJSON(), imported.value);
    assert.deepEqual(diagnostics, imported.diagnostics);
    const { roles, diagnostics: found, ...rest } = readRoles("onet", source, held);
    const { roles: plain, ...others } = catalogue.value;
    assert.deepEqual(roles.toJSON(), plain);
    assert.equal(plain.length, 1);
    assert.deepEqual(rest, others);
    assert.deepEqual(found, catalogue.diagnostics);
  }
});

test("a path that is not there is an error of Node", () => {
  assert.throws(() => readFramework("plain_csv", join(folder, "nowhere.csv")), { code: "ENOENT" });
});

test("an archive that is broken is refused by name and reason", () => {
  const whole = zip([["ours.csv", csv]]);
  refused(() => readFiles(whole.subarray(0, whole.length - 30)), /cut off/);
  refused(() => readFiles(whole.subarray(0, 10)), /cut off/);
  refused(() => readFiles(zip([["ours.csv", csv]], { flags: 1 })), /`ours.csv` has a password/);
  refused(() => readFiles(zip([["ours.csv", csv]], { method: 12 })), /method 12/);
  refused(() => readFiles(zip([["ours.csv", csv]], { crc: 7 })), /does not have the bytes/);
  refused(() => readFiles(zip([["ours.csv", csv]], { size: 3 })), /`ours.csv`/);
  refused(() => readFiles(saved("bad.csv.gz", gzipSync(csv).subarray(0, 20))), /`bad.csv.gz`/);
});

test("an archive that is cut off anywhere is refused and never read in part", () => {
  const whole = zip([
    ["ours.csv", csv],
    ["more.csv", csv],
  ]);
  for (let length = 4; length < whole.length; length += 1) {
    refused(() => readFiles(whole.subarray(0, length)), /archive/);
  }
});
