import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { DraftView, type FindingView, type RulebookView } from '../../../shared/contract/rulebook.ts';
import { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { useLeaveWarning } from '../frame/use-leave-warning.ts';
import { call } from '../server/call.ts';
import { CallFailure } from '../server/failure.ts';
import { rulebookKey } from '../server/queries.ts';
import type { Edit } from './edits.ts';
import { useRulebookWords } from './use-words.ts';

/** How long after the last change the draft is saved, in milliseconds. */
const quiet = 700;
const undoMax = 50;

type Document = Readonly<Record<string, unknown>>;

/** The working copy of the rulebook: what is on the screen, and how far it has got to the server. */
export type Draft = {
  readonly document: Document;
  /** The document as a rulebook; undefined while it is none. */
  readonly rulebook: Rulebook | undefined;
  readonly findings: readonly FindingView[];
  readonly revision: number | undefined;
  readonly basedOn: number;
  readonly status: 'none' | 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict';
  readonly failure: unknown;
  readonly edit: (edit: Edit) => void;
  readonly replace: (document: Document) => void;
  readonly undo: (() => void) | undefined;
  readonly retry: () => void;
  /** Forgets the working copy and reads the draft again. */
  readonly reload: () => Promise<void>;
};

const isConflict = (failure: unknown): boolean =>
  failure instanceof CallFailure && failure.problem?.code === 'rulebook/changed';

/**
 * Keeps a working copy of the draft, saves it a moment after the last change, one save at a time, and never over what
 * somebody else has saved meanwhile.
 */
export function useDraft(view: RulebookView, stored: DraftView | null): Draft {
  const client = useQueryClient();
  const { leave } = useRulebookWords().draft;
  const [document, setDocument] = useState<Document>(stored?.rulebook ?? view.rulebook);
  const [past, setPast] = useState<readonly Document[]>([]);
  const [saved, setSaved] = useState<DraftView | null>(stored);
  const [isDirty, setDirty] = useState(false);
  const latest = useRef(document);
  const save = useMutation({
    mutationFn: (sent: Document) =>
      call({
        method: 'PUT',
        path: '/api/rulebook/draft',
        answer: DraftView,
        body: { rulebook: sent },
        ...(saved === null ? {} : { ifMatch: saved.revision }),
      }),
    onSuccess: (answer, sent) => {
      setSaved(answer);
      if (latest.current === sent) setDirty(false);
    },
  });
  const { mutate, isPending, error } = save;

  useEffect(() => {
    if (!isDirty || isPending || error !== null) return undefined;
    const timer = setTimeout(() => mutate(document), quiet);
    return () => clearTimeout(timer);
  }, [isDirty, isPending, error, document, mutate]);

  useLeaveWarning(isDirty, leave);

  const show = (next: Document): void => {
    latest.current = next;
    setDocument(next);
    setDirty(true);
    if (!isConflict(error)) save.reset();
  };
  const read = Rulebook.safeParse(document);
  const status = isConflict(error)
    ? 'conflict'
    : error !== null
      ? 'failed'
      : isPending
        ? 'saving'
        : isDirty
          ? 'unsaved'
          : saved === null
            ? 'none'
            : 'saved';
  const before = past.at(-1);
  return {
    document,
    rulebook: read.data,
    findings: saved?.findings ?? [],
    revision: saved?.revision,
    basedOn: saved?.basedOn ?? view.inForce,
    status,
    failure: error,
    edit: (edit) => {
      if (!read.data) return;
      setPast([...past.slice(1 - undoMax), document]);
      show(edit(read.data));
    },
    replace: (next) => {
      setPast([...past.slice(1 - undoMax), document]);
      show(next);
    },
    undo:
      before &&
      (() => {
        setPast(past.slice(0, -1));
        show(before);
      }),
    retry: () => save.reset(),
    reload: async () => {
      await client.invalidateQueries({ queryKey: rulebookKey, exact: true });
    },
  };
}
