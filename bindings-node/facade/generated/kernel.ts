// generated from tests/schemas by `npm run generate`; do not edit.

import * as give from "../arguments.js";
import { call } from "../call.js";
import type { Day, Instant, Key, LanguageTag, Level, Month, Share, Weight } from "./results.js";

/**
 * The text as look-up sees it: small letters, no diacritics, single blanks.
 *
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function fold(text: string): string {
  return call("kernel_fold", give.json(text, "text"));
}

/**
 * The text as a person would have typed it: NFC, single blanks, none at the ends.
 *
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function tidy(text: string): string {
  return call("kernel_tidy", give.json(text, "text"));
}

/**
 * The languages to try, in this order: each wish with its wider tags, then the last resort.
 *
 * @param languages - Each one: A BCP 47 tag of a language, such as `en` or `de-AT`.
 * @param lastResort - A BCP 47 tag of a language, such as `en` or `de-AT`.
 * @returns Each one: A BCP 47 tag of a language, such as `en` or `de-AT`.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function fallbackChain(
  languages: readonly LanguageTag[],
  lastResort: LanguageTag,
): LanguageTag[] {
  return call(
    "kernel_fallback_chain",
    give.json(languages, "languages"),
    give.json(lastResort, "last_resort"),
  );
}

/**
 * The whole shared out by weight: one share for each weight, which add up to exactly 1.
 *
 * @param weights - Each one: How much something counts against other things: 0 or more.
 * @returns Each one: A part of a whole, from 0 to 1.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function apportion(weights: readonly Weight[]): Share[] {
  return call("kernel_apportion", give.json(weights, "weights"));
}

/**
 * A new key, as the text of a random UUID (version 4 of RFC 9562).
 *
 * @returns A stable name: the uri, id or code of something, at most 2048 bytes long.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function generatedKey(entropy: readonly number[]): Key {
  return call("kernel_generated_key", give.json(entropy, "entropy"));
}

/**
 * The key this text is.
 *
 * @returns A stable name: the uri, id or code of something, at most 2048 bytes long.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function parseKey(text: string): Key {
  return call("kernel_parse_key", give.json(text, "text"));
}

/**
 * The level with this value.
 *
 * @returns A place on a proficiency scale, such as 3.5 on a scale from 0 to 7.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function parseLevel(value: number): Level {
  return call("kernel_parse_level", give.number(value, "value"));
}

/**
 * The weight with this value.
 *
 * @returns How much something counts against other things: 0 or more.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function parseWeight(value: number): Weight {
  return call("kernel_parse_weight", give.number(value, "value"));
}

/**
 * The day this text names, such as `2026-11-20`.
 *
 * @returns A calendar day, such as `2026-11-20`.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function parseDay(text: string): Day {
  return call("kernel_parse_day", give.json(text, "text"));
}

/**
 * The month this text names, such as `2026-11`.
 *
 * @returns A calendar month, such as `2026-11`.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function parseMonth(text: string): Month {
  return call("kernel_parse_month", give.json(text, "text"));
}

/**
 * The instant this text names, in UTC.
 *
 * @returns A point in time, such as `2026-11-20T09:30:00Z`.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function parseInstant(text: string): Instant {
  return call("kernel_parse_instant", give.json(text, "text"));
}

/**
 * The language tag this text names, in its usual spelling.
 *
 * @returns A BCP 47 tag of a language, such as `en` or `de-AT`.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function parseLanguage(text: string): LanguageTag {
  return call("kernel_parse_language", give.json(text, "text"));
}
