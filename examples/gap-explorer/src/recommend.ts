/**
 * The only place that knows the part of the package that recommends: plans, forecasts and messages.
 *
 * It runs in the worker; the page itself takes types from here, and nothing else.
 */
import { init, recommend } from 'prowess-web/recommend';

export type {
  CoachMessage, CompetencyNote, CompletionForecast, CompletionRange, GoalOutcome, LearningGoals, LearningPlan, LearningResource, PlanChange,
  PlanObstacle, PlanOptions, PlanProgress, PlanStep, RefreshItem, RefreshSchedule, RejectedResource, ResourceFeedback,
  ResourceQuality, SaidMessage,
} from 'prowess-web/recommend';

/** Fetches and starts the module; the first call has to wait for it. */
export async function startRecommend(): Promise<void> {
  await init();
}

export const {
  defaultRules, evaluateRules, forecastCompletion, importResourcesCsv, importResourcesJson, learningGoals, learningPlan,
  planProgress, refreshSchedule, replan, resourceQuality, ruleCases, say,
} = recommend;
