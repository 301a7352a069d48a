import { useMemo, useState } from 'react';
import type { WorkCalendar } from '../../../shared/calendar/work-calendar.ts';
import { useLeaveWarning } from '../frame/use-leave-warning.ts';
import type { Edit } from './edits.ts';
import { useCalendarWords } from './use-words.ts';

/** What is changed on the page and not published yet. */
export type Draft = {
  /** The published calendar with every change; its version is still that of the published one. */
  readonly calendar: WorkCalendar;
  readonly count: number;
  readonly edit: (edit: Edit) => void;
  readonly undo: () => void;
  readonly discard: () => void;
};

/**
 * Keeps the changes as a list and makes them again on whatever is published, so that a version that somebody else publishes
 * meanwhile costs nobody their work.
 */
export function useDraft(published: WorkCalendar): Draft {
  const [edits, setEdits] = useState<readonly Edit[]>([]);
  useLeaveWarning(edits.length > 0, useCalendarWords().draft.leave);
  const calendar = useMemo(() => edits.reduce((before, edit) => edit(before), published), [edits, published]);
  return {
    calendar,
    count: edits.length,
    edit: (edit) => setEdits((before) => [...before, edit]),
    undo: () => setEdits((before) => before.slice(0, -1)),
    discard: () => setEdits([]),
  };
}
