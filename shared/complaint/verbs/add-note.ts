import { ok } from '../../kernel/result.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 备注, for colleagues. */
export const AddNote = command('AddNote', { note: longText });

export const NoteAdded = fact({});

export const addNote: Verb<'AddNote'> = {
  by: ['staff'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide: ({ note }) => ok([{ type: 'NoteAdded', data: {}, texts: { note } }]),
};

export const evolveNoteAdded: Evolve<'NoteAdded'> = (state) => state;
