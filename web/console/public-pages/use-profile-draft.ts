import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { Profile, ProfileView } from '../../../shared/contract/profile.ts';
import type { LocalText } from '../../../shared/kernel/text.ts';
import { useLeaveWarning } from '../frame/use-leave-warning.ts';
import { call } from '../server/call.ts';
import { isProblem } from '../server/failure.ts';
import { profileKey } from '../server/queries.ts';
import { usePublicPagesWords } from './use-words.ts';

/** The parts of the profile, as they stand on the page. */
export type ProfilePart = keyof Profile;

/** The working copy of the profile. */
export type ProfileDraft = {
  readonly profile: Profile;
  readonly set: <Part extends ProfilePart>(part: Part, value: Profile[Part] | undefined) => void;
  readonly isDirty: boolean;
  /** Parts that cannot be published as they are. */
  readonly faulty: readonly ProfilePart[];
  readonly save: () => void;
  readonly isSaving: boolean;
  readonly discard: () => void;
  readonly failure: unknown;
  readonly isConflict: boolean;
  /** Reads what somebody else has published. */
  readonly reload: () => Promise<void>;
};

const isBlank = (text: LocalText | undefined): boolean =>
  text === undefined || Object.values(text).every((each) => each.trim() === '');

/** What is left of the profile without rows that nobody has filled in. */
function withoutBlanks(profile: Profile): Profile {
  const phones = profile.phones?.filter(({ number, label }) => number.trim() !== '' || !isBlank(label));
  const lines = profile.emergency?.lines?.filter(({ number, label }) => number.trim() !== '' || !isBlank(label));
  const { text } = profile.emergency ?? {};
  const hasLines = lines !== undefined && lines.length > 0;
  const { phones: _, emergency: __, ...rest } = profile;
  return {
    ...rest,
    ...(phones && phones.length > 0 && { phones }),
    ...((text || hasLines) && { emergency: { ...(text && { text }), ...(hasLines && { lines }) } }),
  };
}

const partOf = (path: PropertyKey | undefined): readonly ProfilePart[] =>
  Profile.keyof().options.filter((part) => part === path);

/** Keeps what was changed until it is published as a whole, and never over what somebody else has published meanwhile. */
export function useProfileDraft(view: ProfileView): ProfileDraft {
  const words = usePublicPagesWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [profile, setProfile] = useState(view.profile);
  const isDirty = profile !== view.profile;
  useLeaveWarning(isDirty, words.draft.leave);
  const read = Profile.safeParse(withoutBlanks(profile));
  const save = useMutation({
    mutationFn: (sent: Profile) =>
      call({
        method: 'PUT',
        path: '/api/profile',
        answer: ProfileView,
        body: { profile: sent },
        ifMatch: view.revision,
      }),
    onSuccess: (answer) => {
      client.setQueryData(profileKey, answer);
      void message.success(words.draft.done);
    },
  });
  return {
    profile,
    set: (part, value) => {
      const { [part]: _, ...rest } = profile;
      setProfile(value === undefined ? rest : { ...rest, [part]: value });
      if (!isProblem(save.error, 'profile/changed')) save.reset();
    },
    isDirty,
    faulty: read.success ? [] : [...new Set(read.error.issues.flatMap(({ path }) => partOf(path[0])))],
    save: () => {
      if (read.success) save.mutate(read.data);
    },
    isSaving: save.isPending,
    discard: () => {
      setProfile(view.profile);
      save.reset();
    },
    failure: save.error,
    isConflict: isProblem(save.error, 'profile/changed'),
    reload: () => client.invalidateQueries({ queryKey: profileKey }),
  };
}
