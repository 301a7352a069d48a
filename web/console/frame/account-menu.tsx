import { UserOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useLocation } from 'wouter';
import * as z from 'zod';
import { forgetDrafts } from '../complaint/drafts.ts';
import { call } from '../server/call.ts';
import { isProblem } from '../server/failure.ts';
import { sessionKey } from '../server/queries.ts';
import { useSession } from '../session/session.ts';
import { useFailureText } from './failure-notice.tsx';
import { useSpeech } from './language.tsx';

/** Who one is, and the way out. */
export function AccountMenu() {
  const { words } = useSpeech();
  const { staff } = useSession();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const leave = (): void => {
    forgetDrafts();
    navigate('/sign-in', { replace: true });
    client.setQueryData(sessionKey, null);
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
  };
  const signOut = useMutation({
    mutationFn: () => call({ method: 'DELETE', path: '/api/session', answer: z.unknown() }),
    onSuccess: leave,
    onError: (failure) => (isProblem(failure, 'session/required') ? leave() : void message.error(failureText(failure))),
  });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', label: words.frame.signedInAs(staff.email), disabled: true },
          { key: 'out', label: words.frame.signOut, onClick: () => signOut.mutate() },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined aria-hidden />} aria-label={words.frame.account(staff.name)}>
        <span className="account-name">{staff.name}</span>
      </Button>
    </Dropdown>
  );
}
