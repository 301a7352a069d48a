import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { ComplaintView } from '../../../shared/contract/complaints.ts';
import { useSpeech } from '../frame/language.tsx';
import { call } from '../server/call.ts';
import { CallFailure } from '../server/failure.ts';
import { complaintKey, complaintQuery } from '../server/queries.ts';
import { useDraft } from './drafts.ts';
import type { FormVerb } from './form-verbs.ts';

/** Whether the complaint is no longer what the person saw, so that the latest state must be shown. */
const isOutdated = (failure: unknown): boolean =>
  failure instanceof CallFailure && (failure.problem?.status === 412 || failure.problem?.status === 409);

/**
 * Uses a verb on a complaint, based on the version that is on the screen. The draft is forgotten only when the verb has
 * succeeded; when somebody else was faster, the latest state is fetched.
 */
export function useVerb(view: ComplaintView, verb: FormVerb) {
  const { language, words } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [, writeDraft] = useDraft(view.id, verb);
  return useMutation({
    mutationFn: (body: object) =>
      call({
        method: 'POST',
        path: `/api/complaints/${view.id}/${verb}?language=${language}`,
        answer: ComplaintView,
        body,
        ifMatch: view.version,
      }),
    onSuccess: (next) => {
      writeDraft(undefined);
      client.setQueryData(complaintQuery(view.id, language).queryKey, next);
      void client.invalidateQueries({ queryKey: ['queue'] });
      void message.success(words.complaint.actions.done(words.verbs[verb]));
    },
    onError: async (failure) => {
      if (isOutdated(failure)) await client.invalidateQueries({ queryKey: complaintKey(view.id) });
    },
  });
}
