import type { HolidayId } from './holiday-names.ts';

/**
 * The public holidays and make-up workdays (调休) that the State Council's notice for one year names.
 *
 * A notice may reach into the last days of the December before (the notice for 2019 made 2018-12-29 a workday). Those
 * days stand with the notice that named them, so that a calendar which does not yet know a notice sees none of it.
 *
 * Days taken from the data of chinese-days (MIT, github.com/vsme/chinese-days), facts only; a test compares every day.
 * Addresses of the notices where known, the first one being the yearly notice, later ones amending it.
 */
export type PublishedYear = {
  readonly year: number;
  readonly notices: readonly string[];
  /** First and last day, both included; weekends inside are named too. */
  readonly holidays: readonly { readonly holiday: HolidayId; readonly from: string; readonly to: string }[];
  readonly makeUpWorkdays: readonly { readonly holiday: HolidayId; readonly day: string }[];
};
