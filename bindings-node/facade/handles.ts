// The kinds of data that can stay on the native side.

import { files as filesOf, held, json } from "./arguments.js";
import { told } from "./call.js";
import { malformed } from "./error.js";
import type { InputFile } from "./files.js";
import type {
  CohortData,
  EvidenceLogInput,
  FrameworkInput,
  ImportOptions,
  ProfileInput,
  RoleInput,
  RuleSetInput,
} from "./generated/inputs.js";
import {
  FRAMEWORK_FILES,
  type FrameworkPublisher,
  ROLE_FILES,
  type RolePublisher,
} from "./generated/operations.js";
import type {
  Diagnostic,
  EvidenceLog,
  FrameworkData,
  ImportedRoleCatalogue,
  ProfileData,
  RoleData,
  RuleSet,
} from "./generated/results.js";
import type { HandleKind } from "./native.js";
import { Handle, Slot } from "./slots.js";

/** The slot for this data, or the one that is filled already. */
function filled(kind: HandleKind, data: unknown, framework?: string | number): Slot {
  if (data instanceof Slot) return data;
  return new Slot(told((side) => side.hold(kind, json(data, kind), framework)));
}

/** A slot filled from JSON text. */
function read(kind: HandleKind, text: string, framework?: string | number): Slot {
  return new Slot(told((side) => side.hold(kind, text, framework)));
}

/** The files of a publisher, of which some take one. */
function filesFor(takes: "file" | "files" | undefined, files: readonly InputFile[]) {
  if (takes === "file" && Array.isArray(files) && files.length > 1) {
    throw malformed("files", `${files.length} files, expected one`);
  }
  return filesOf(files, "files");
}

/** A framework that was read from the files of a publisher. */
export interface ReadFramework {
  /** The framework. */
  framework: Framework;
  /** What was found on the way, in the order of files and lines. */
  diagnostics: Diagnostic[];
}

/** Roles that were read from the files of a publisher, and what else their catalogue says. */
export interface ReadRoles extends Omit<ImportedRoleCatalogue["value"], "roles"> {
  /** The roles. */
  roles: Roles;
  /** What was found on the way, in the order of files and lines. */
  diagnostics: Diagnostic[];
}

/** A framework, with the index of its labels from the first look-up on. */
export class Framework extends Handle<FrameworkData> {
  /** Holds this framework from now on. */
  constructor(data: FrameworkInput);
  /** @internal */
  constructor(data: FrameworkInput | Slot);
  constructor(data: FrameworkInput | Slot) {
    super(filled("framework", data));
  }

  /** Holds the framework of a JSON text; unlike `framework.parse`, it says nothing of its contents. */
  static fromJson(text: string): Framework {
    return new Framework(read("framework", text));
  }

  /**
   * The framework in the files of a publisher, which never becomes an object of JavaScript.
   *
   * @param publisher - Whose files they are.
   * @param files - The unpacked files; one for `nice`, `case`, `ctdl_asn`, `plain_csv` and `plain_json`.
   * @param options - What to read of them.
   */
  static fromFiles(
    publisher: FrameworkPublisher,
    files: readonly InputFile[],
    options?: ImportOptions | null,
  ): ReadFramework {
    const [names, bytes] = filesFor(FRAMEWORK_FILES[publisher], files);
    const text = told((side) =>
      side.import_framework(publisher, names, bytes, json(options, "options")),
    );
    const { slot, diagnostics } = JSON.parse(text) as { slot: number; diagnostics: Diagnostic[] };
    return { framework: new Framework(new Slot(slot)), diagnostics };
  }
}

/** A log of evidence, put in order once for all questions about its people. */
export class EvidenceIndex extends Handle<EvidenceLog> {
  /** Puts this log in order, for a framework where one is given, and holds it from now on. */
  constructor(log: EvidenceLogInput, framework?: Framework | FrameworkInput | null);
  /** @internal */
  constructor(log: EvidenceLogInput | Slot, framework?: Framework | FrameworkInput | null);
  constructor(log: EvidenceLogInput | Slot, framework?: Framework | FrameworkInput | null) {
    super(filled("log", log, held(framework, "framework")));
  }

  /** Puts the log of a JSON text in order. */
  static fromJson(text: string, framework?: Framework | FrameworkInput | null): EvidenceIndex {
    return new EvidenceIndex(read("log", text, held(framework, "framework")));
  }
}

/** What one person shows. */
export class Profile extends Handle<ProfileData> {
  /** Holds this profile from now on. */
  constructor(data: ProfileInput);
  /** @internal */
  constructor(data: ProfileInput | Slot);
  constructor(data: ProfileInput | Slot) {
    super(filled("profile", data));
  }

  /** Holds the profile of a JSON text; unlike `evidence.parse`, it says nothing of its contents. */
  static fromJson(text: string): Profile {
    return new Profile(read("profile", text));
  }
}

/** What one position asks. */
export class Role extends Handle<RoleData> {
  /** Holds this role from now on. */
  constructor(data: RoleInput);
  /** @internal */
  constructor(data: RoleInput | Slot);
  constructor(data: RoleInput | Slot) {
    super(filled("role", data));
  }

  /** Holds the role of a JSON text; unlike `role.parse`, it says nothing of its contents. */
  static fromJson(text: string): Role {
    return new Role(read("role", text));
  }
}

/** Many people, with what each shows. */
export class Cohort extends Handle<CohortData> {
  /** Holds these people from now on. */
  constructor(data: CohortData);
  /** @internal */
  constructor(data: CohortData | Slot);
  constructor(data: CohortData | Slot) {
    super(filled("cohort", data));
  }

  /** Holds the cohort of a JSON text. */
  static fromJson(text: string): Cohort {
    return new Cohort(read("cohort", text));
  }
}

/** Rules that were checked and made ready once, to be run many times. */
export class Rules extends Handle<RuleSet> {
  /**
   * Checks these rules, makes them ready, and holds them from now on.
   *
   * @throws ProwessError `recommend.invalid_rules` where `recommend.checkRules` finds an error.
   */
  constructor(data: RuleSetInput);
  /** @internal */
  constructor(data: RuleSetInput | Slot);
  constructor(data: RuleSetInput | Slot) {
    super(filled("rules", data));
  }

  /** Checks the rules of a JSON text, and holds them. */
  static fromJson(text: string): Rules {
    return new Rules(read("rules", text));
  }
}

/** Many roles, with the index of their titles from the first look-up on. */
export class Roles extends Handle<RoleData[]> {
  /** Holds these roles from now on. */
  constructor(data: readonly RoleInput[]);
  /** @internal */
  constructor(data: readonly RoleInput[] | Slot);
  constructor(data: readonly RoleInput[] | Slot) {
    super(filled("roles", data));
  }

  /** Holds the roles of a JSON text. */
  static fromJson(text: string): Roles {
    return new Roles(read("roles", text));
  }

  /**
   * The roles in the files of a publisher, which never become objects of JavaScript.
   *
   * @param publisher - Whose files they are.
   * @param files - The unpacked files; one for `nice`.
   * @param framework - The framework whose competencies the roles name.
   * @param options - What to read of them.
   */
  static fromFiles(
    publisher: RolePublisher,
    files: readonly InputFile[],
    framework: Framework | FrameworkInput,
    options?: ImportOptions | null,
  ): ReadRoles {
    const [names, bytes] = filesFor(ROLE_FILES[publisher], files);
    const text = told((side) =>
      side.import_roles(
        publisher,
        names,
        bytes,
        held(framework, "framework"),
        json(options, "options"),
      ),
    );
    const { slot, ...rest } = JSON.parse(text) as { slot: number } & Omit<ReadRoles, "roles">;
    return { roles: new Roles(new Slot(slot)), ...rest };
  }
}
