import { useEffect } from 'react';

/** Somewhere in the rulebook that the page should lead to. `nth` tells apart two ways to the same place. */
export type Goal = { readonly pointer: string; readonly nth: number };

/** A pointer and everything it lies in, the nearest first: `/clocks/0/cases/1`, `/clocks/0/cases`, ... */
const pathUp = (pointer: string): readonly string[] => {
  const parts = pointer.split('/');
  return parts.map((_, count) => parts.slice(0, parts.length - count).join('/')).filter((path) => path !== '');
};

/**
 * Leads to what carries the pointer, or to the nearest thing around it: scrolls there and gives it the focus, as a link
 * within the page would.
 */
export function useGoal(goal: Goal | undefined): void {
  useEffect(() => {
    if (goal === undefined) return;
    const found = pathUp(goal.pointer)
      .map((path) => document.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(path)}"]`))
      .find((each) => each !== null);
    found?.scrollIntoView({ block: 'center' });
    found?.focus({ preventScroll: true });
  }, [goal]);
}

/** What makes an element a place that one can be led to. */
export const place = (pointer: string) => ({ 'data-pointer': pointer, tabIndex: -1 });

/** A value that no rulebook has, to find a place in the text. */
const mark = '\u0000here';

/** The document with the mark at the end of the path, or at the last step that exists. */
function marked(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return mark;
  const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
  if (Array.isArray(value)) {
    return value.map((each: unknown, index) => (String(index) === key ? marked(each, rest) : each));
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return mark;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, name === key ? marked(each, rest) : each]),
  );
}

/** The line of the indented JSON text on which a pointer leads, from 0. */
export function lineOf(document: unknown, pointer: string): number {
  const text = JSON.stringify(marked(document, pointer.split('/').slice(1)), null, 2);
  const before = text.slice(0, Math.max(text.indexOf(JSON.stringify(mark)), 0));
  return before.split('\n').length - 1;
}
