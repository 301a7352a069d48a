import type { IsoDate } from '../kernel/time.ts';
import { type PredicateFacts, holds } from './predicate.ts';
import type { Rulebook } from './schema/rulebook.ts';

/** A number in the making: `period` names the counter (it starts anew when the pattern's date parts change). */
export type NumberPlan = { readonly period: string; readonly write: (serial: number) => string };

/**
 * Reads a numbering pattern for one day: `{YYYY}{MM}-{serial:4}` on 2026-11-22 counts in period `202611-` and writes
 * serial 42 as `202611-0042`. A serial with more digits than its width is written in full.
 */
export function numberPlan(pattern: string, day: IsoDate): NumberPlan {
  const [year = '', month = '', date = ''] = day.split('-');
  const dated = pattern
    .replaceAll('{YYYY}', year)
    .replaceAll('{YY}', year.slice(2))
    .replaceAll('{MM}', month)
    .replaceAll('{DD}', date);
  const serial = /\{serial:([1-9])\}/;
  return {
    period: dated.replace(serial, ''),
    write: (value) => dated.replace(serial, (_, width: string) => String(value).padStart(Number(width), '0')),
  };
}

/** The pattern for this complaint: of the first of the `others` that holds, else the common one. */
export const numberPatternFor = ({ numbering }: Rulebook, facts: PredicateFacts): string =>
  numbering.others?.find(({ when }) => holds(when, facts))?.pattern ?? numbering.pattern;
