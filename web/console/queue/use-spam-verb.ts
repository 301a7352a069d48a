import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { ComplaintView } from '../../../shared/contract/complaints.ts';
import { spamWords } from '../../words/console/spam.ts';
import { useSpeech } from '../frame/language.tsx';
import { call } from '../server/call.ts';

/** What is done with many complaints of the spam box at once. */
export type SpamVerb = 'lift-spam-mark' | 'close-as-spam';

type Chosen = { readonly id: string; readonly number: string };

/** Uses the verb on one complaint as it is now. */
async function carryOut({ id }: Chosen, verb: SpamVerb): Promise<void> {
  const path = `/api/complaints/${id}`;
  const { version } = await call({ method: 'GET', path, answer: ComplaintView });
  await call({ method: 'POST', path: `${path}/${verb}`, answer: ComplaintView, body: {}, ifMatch: version });
}

/** Uses a verb on several complaints, one after the other, and says on how many; those on which it failed are named. */
export function useSpamVerb() {
  const text = spamWords[useSpeech().language];
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    async mutationFn({ chosen, verb }: { readonly chosen: readonly Chosen[]; readonly verb: SpamVerb }) {
      const failed: string[] = [];
      for (const each of chosen)
        await carryOut(each, verb).catch(() => {
          failed.push(each.number);
        });
      return { failed, done: chosen.length - failed.length, verb };
    },
    onSuccess({ failed, done, verb }) {
      void client.invalidateQueries({ queryKey: ['queue'] });
      if (done > 0) void message.success(verb === 'lift-spam-mark' ? text.lifted(done) : text.closed(done));
      if (failed.length > 0) void message.error(text.failed(failed.join(', ')));
    },
  });
}
