import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { Link, Redirect, useSearchParams } from 'wouter';
import { type SignInBody, SessionView } from '../../../shared/contract/staff.ts';
import { keepDraftsOf } from '../complaint/drafts.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { call } from '../server/call.ts';
import { sessionKey, sessionQuery } from '../server/queries.ts';
import { Door, DoorButton } from './door.tsx';

/** Only a path of our own: `//other.host` and the like would lead away. */
const safeBack = (back: string | null): string =>
  back !== null && /^\/(?![/\\])/.test(back) && !back.startsWith('/sign-in') ? back : '/';

export function SignInPage() {
  const { words } = useSpeech();
  const client = useQueryClient();
  const [search] = useSearchParams();
  const { data: session } = useQuery(sessionQuery);
  const signIn = useMutation({
    mutationFn: (body: SignInBody) => call({ method: 'POST', path: '/api/session', answer: SessionView, body }),
    onSuccess: (view) => {
      keepDraftsOf(view.staff.id);
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
      client.setQueryData(sessionKey, view);
    },
  });
  const back = safeBack(search.get('back'));
  if (session !== null && session !== undefined) return <Redirect to={back} replace />;
  return (
    <Door title={words.signIn.title}>
      {back !== '/' && signIn.error === null && <p>{words.signIn.again}</p>}
      <FailureNotice failure={signIn.error} />
      <Form<SignInBody> layout="vertical" size="large" requiredMark={false} onFinish={(body) => signIn.mutate(body)}>
        <Form.Item
          label={words.signIn.email}
          name="email"
          normalize={(value: string) => value.trim()}
          validateTrigger="onBlur"
          rules={[{ required: true, type: 'email', message: words.signIn.needEmail }]}
        >
          <Input type="email" autoComplete="username" autoFocus />
        </Form.Item>
        <Form.Item
          label={words.signIn.password}
          name="password"
          rules={[{ required: true, message: words.signIn.needPassword }]}
        >
          <Input.Password autoComplete="current-password" maxLength={128} />
        </Form.Item>
        <DoorButton isBusy={signIn.isPending}>{words.signIn.submit}</DoorButton>
      </Form>
      <p className="door-more">
        <Link href="/forgotten">{words.signIn.forgotten}</Link>
      </p>
    </Door>
  );
}
