import type { TermId } from '../kernel/ids.ts';
import { keysOf } from '../kernel/keys-of.ts';
import type { Elements } from './command.ts';

/** The parts of a text: their names for the event, their words for what lies beside it. */
export const elementTexts = (
  elements: Elements | undefined,
): { readonly data: { elements?: TermId[] }; readonly texts: { elements?: string } } =>
  elements === undefined
    ? { data: {}, texts: {} }
    : { data: { elements: [...keysOf(elements)] }, texts: { elements: JSON.stringify(elements) } };
