// generated from tests/schemas by `npm run generate`; do not edit.

/**
 * The name of a function on the native side: its room and its name.
 */
export type OperationName =
  | "kernel_fold"
  | "kernel_tidy"
  | "kernel_fallback_chain"
  | "kernel_apportion"
  | "kernel_generated_key"
  | "kernel_parse_key"
  | "kernel_parse_level"
  | "kernel_parse_weight"
  | "kernel_parse_day"
  | "kernel_parse_month"
  | "kernel_parse_instant"
  | "kernel_parse_language"
  | "framework_parse"
  | "framework_print"
  | "framework_import_onet"
  | "framework_import_esco"
  | "framework_import_nice"
  | "framework_import_case"
  | "framework_import_ctdl_asn"
  | "framework_import_plain_csv"
  | "framework_import_plain_json"
  | "framework_plan"
  | "framework_export_json"
  | "framework_export_csv"
  | "framework_export_case"
  | "framework_audit"
  | "framework_cycles"
  | "framework_count_relations"
  | "framework_diff"
  | "framework_find"
  | "framework_search"
  | "framework_usage"
  | "framework_convert"
  | "framework_largest_error"
  | "evidence_parse"
  | "evidence_print"
  | "evidence_check"
  | "evidence_parse_log"
  | "evidence_print_log"
  | "evidence_merge_logs"
  | "evidence_audit_log"
  | "evidence_levels_as_of"
  | "evidence_profile_as_of"
  | "evidence_met_until"
  | "evidence_history"
  | "evidence_level_changes"
  | "evidence_profile_steps"
  | "evidence_parse_policy"
  | "evidence_print_policy"
  | "evidence_check_policy"
  | "evidence_policy_for_framework"
  | "evidence_estimate"
  | "evidence_parse_estimate_options"
  | "evidence_print_estimate_options"
  | "evidence_level_of_points"
  | "evidence_progress_x_confidence"
  | "evidence_pooled_share"
  | "evidence_group_level"
  | "evidence_percentile_band"
  | "evidence_fade"
  | "evidence_expiry"
  | "evidence_retrievability"
  | "evidence_days_until_retrievability"
  | "evidence_refit_half_life"
  | "evidence_roll_up"
  | "evidence_roll_up_outcomes"
  | "evidence_without_roll_ups"
  | "evidence_tree_share"
  | "evidence_parse_roll_up_rules"
  | "evidence_print_roll_up_rules"
  | "evidence_agreement"
  | "evidence_severity"
  | "evidence_self_view"
  | "evidence_anomalies"
  | "evidence_wilson"
  | "evidence_test_level"
  | "evidence_ability"
  | "evidence_calibrate"
  | "evidence_trace_mastery"
  | "evidence_fit_mastery"
  | "role_parse"
  | "role_print"
  | "role_find"
  | "role_search"
  | "role_required_competencies"
  | "role_audit"
  | "role_check"
  | "role_diff"
  | "role_diff_roles"
  | "role_diff_paths"
  | "role_add_equivalents"
  | "role_check_ladder"
  | "role_check_path"
  | "role_publish"
  | "role_publish_path"
  | "role_check_history"
  | "role_check_path_history"
  | "role_in_force"
  | "role_path_in_force"
  | "role_import_onet"
  | "role_import_esco"
  | "role_import_nice"
  | "readiness_assess"
  | "readiness_score"
  | "readiness_compare"
  | "readiness_what_if"
  | "readiness_unlocks"
  | "readiness_sensitivity"
  | "readiness_least_effort"
  | "readiness_split_change"
  | "readiness_impact"
  | "readiness_milestones"
  | "readiness_parse_options"
  | "readiness_print_options"
  | "readiness_explain"
  | "readiness_labels"
  | "readiness_render"
  | "readiness_built_in_catalogue"
  | "readiness_parse_catalogue"
  | "readiness_check_catalogue"
  | "readiness_plural_category"
  | "readiness_plural_categories"
  | "readiness_peer_score"
  | "readiness_parse_peer_formula"
  | "readiness_cosine"
  | "readiness_band"
  | "readiness_adept_id_bands"
  | "readiness_neobrain_bands"
  | "readiness_role_blend"
  | "readiness_gap_priority"
  | "readiness_gap_by_precedence"
  | "readiness_target_of_models"
  | "readiness_expected_from_percent"
  | "readiness_percent_from_expected"
  | "readiness_milestone_points"
  | "readiness_appraisal_mean_of_parts"
  | "readiness_appraisal_weighted"
  | "readiness_goal_mean_children"
  | "readiness_key_result"
  | "readiness_objective"
  | "readiness_snowflake_ladder";

/**
 * Publishers whose frameworks can be read.
 */
export type FrameworkPublisher =
  | "onet"
  | "esco"
  | "nice"
  | "case"
  | "ctdl_asn"
  | "plain_csv"
  | "plain_json";

/**
 * Publishers whose roles can be read.
 */
export type RolePublisher =
  | "onet"
  | "esco"
  | "nice";

/**
 * Whether the framework of a publisher is one file or several.
 */
export const FRAMEWORK_FILES: Record<FrameworkPublisher, "file" | "files"> = {
  onet: "files",
  esco: "files",
  nice: "file",
  case: "file",
  ctdl_asn: "file",
  plain_csv: "file",
  plain_json: "file",
};

/**
 * Whether the roles of a publisher are one file or several.
 */
export const ROLE_FILES: Record<RolePublisher, "file" | "files"> = {
  onet: "files",
  esco: "files",
  nice: "file",
};
