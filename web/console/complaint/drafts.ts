import { useCallback, useSyncExternalStore } from 'react';

/** What a verb's form holds; each form uses the parts it needs. */
export type Draft = {
  readonly text?: string;
  readonly unit?: string;
  readonly lead?: string;
  readonly coDepartments?: readonly string[];
  readonly on?: string;
  readonly ground?: string;
  readonly clock?: string;
  readonly isVoluntary?: boolean;
};

/**
 * What has been typed and not yet sent, kept in memory only: it outlives a refused request, a walk to another page and a
 * session that ends in the middle, and is gone with the tab.
 */
const drafts = new Map<string, Draft>();
const listeners = new Set<() => void>();
let owner: string | undefined;

const tell = (): void => {
  for (const listener of listeners) listener();
};

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Forgets the drafts of anybody else than the person who is signed in now. */
export function keepDraftsOf(person: string): void {
  if (owner !== undefined && owner !== person) drafts.clear();
  owner = person;
  tell();
}

/** Forgets everything; for signing out. */
export function forgetDrafts(): void {
  drafts.clear();
  owner = undefined;
  tell();
}

/** The draft of one verb of one complaint, undefined where nothing was typed, and how to replace it. */
export function useDraft(
  complaint: string,
  verb: string,
): readonly [Draft | undefined, (draft: Draft | undefined) => void] {
  const key = `${complaint}/${verb}`;
  const draft = useSyncExternalStore(listen, () => drafts.get(key));
  const write = useCallback(
    (next: Draft | undefined) => {
      if (next === undefined) drafts.delete(key);
      else drafts.set(key, next);
      tell();
    },
    [key],
  );
  return [draft, write];
}
