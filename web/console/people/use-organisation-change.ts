import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import * as z from 'zod';
import { useFailureText } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { call } from '../server/call.ts';
import { organisationKey } from '../server/queries.ts';

/** A change to people or units: `/api/people`, `/api/units/{id}` and so on. */
export type OrganisationChange = {
  readonly method: 'POST' | 'PATCH';
  readonly path: string;
  readonly body: object;
  /** Said when it is done; "saved" when absent. */
  readonly done?: string;
};

/** Changes people or units, and reads them again. */
export function useOrganisationChange() {
  const { words } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, body }: OrganisationChange) => call({ method, path, body, answer: z.unknown() }),
    onSuccess: async (_, { done }) => {
      await client.invalidateQueries({ queryKey: organisationKey });
      void message.success(done ?? words.people.saved);
    },
  });
}

/** Asks before a change, and makes it when the person agrees. A refusal is shown on the page. */
export function useAskFirst() {
  const { words } = useSpeech();
  const { modal, message } = App.useApp();
  const failureText = useFailureText();
  const { mutateAsync } = useOrganisationChange();
  return (title: string, content: string, change: OrganisationChange): void => {
    modal.confirm({
      title,
      content,
      okText: words.act.confirm,
      cancelText: words.act.cancel,
      onOk: async () => {
        try {
          await mutateAsync(change);
        } catch (failure) {
          void message.error(failureText(failure), 8);
        }
      },
    });
  };
}
