import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { Link, useLocation, useSearchParams } from 'wouter';
import * as z from 'zod';
import { LinkCheckView } from '../../../shared/contract/staff.ts';
import type { ConsoleWords } from '../../words/console/index.ts';
import { problemWords } from '../../words/console/problems.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Loading } from '../frame/page.tsx';
import { call } from '../server/call.ts';
import { CallFailure, isPassing } from '../server/failure.ts';
import { sessionKey } from '../server/queries.ts';
import { Door, DoorButton } from './door.tsx';

/** Sets a password with the link of a mail, for the invited and for the forgetful. */
export function PasswordPage() {
  const { language, words } = useSpeech();
  const [search] = useSearchParams();
  const token = search.get('token') ?? '';
  const check = useQuery({
    queryKey: ['password-link', token],
    queryFn: ({ signal }) =>
      call({ method: 'POST', path: '/api/password/check', answer: LinkCheckView, body: { token }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (check.data !== undefined) return <SetPassword link={check.data} token={token} />;
  if (check.error === null)
    return (
      <Door title={words.forgotten.title}>
        <Loading />
      </Door>
    );
  return (
    <Door title={words.password.invalidTitle}>
      <FailureNotice
        failure={check.error}
        onRetry={() => void check.refetch()}
        // Half a link is as good as an old one; that a field of a request is malformed would help nobody here.
        text={isPassing(check.error) ? undefined : problemWords[language]['link/not-valid']}
      />
      {!isPassing(check.error) && (
        <>
          <p>{words.password.invalidHint}</p>
          <p className="door-more">
            <Link href="/forgotten">{words.password.request}</Link>
            <Link href="/sign-in">{words.forgotten.back}</Link>
          </p>
        </>
      )}
    </Door>
  );
}

/** The words for a password that may not be set, where the server names the reason. */
const faultText = (failure: unknown, words: ConsoleWords): string | undefined =>
  failure instanceof CallFailure
    ? failure.problem?.fields?.map((field) => words.password.faults[field.code]).find((text) => text !== undefined)
    : undefined;

type Fields = { readonly password: string };

function SetPassword({ link, token }: { readonly link: LinkCheckView; readonly token: string }) {
  const { words } = useSpeech();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const set = useMutation({
    mutationFn: ({ password }: Fields) =>
      call({ method: 'POST', path: '/api/password', answer: z.unknown(), body: { token, password } }),
    onSuccess: () => {
      client.clear();
      client.removeQueries({ queryKey: sessionKey });
      navigate('/', { replace: true });
    },
  });
  const isInvitation = link.purpose === 'invitation';
  return (
    <Door title={isInvitation ? words.password.invitation(link.name) : words.password.reset(link.name)}>
      <p>{isInvitation ? words.password.invitationIntro : words.password.resetIntro}</p>
      <p>
        {words.password.email}: <strong>{link.email}</strong>
      </p>
      <FailureNotice failure={set.error} text={faultText(set.error, words)} />
      <Form<Fields> layout="vertical" size="large" requiredMark={false} onFinish={(fields) => set.mutate(fields)}>
        <input type="email" autoComplete="username" value={link.email} readOnly hidden />
        <Form.Item
          label={words.password.label}
          name="password"
          extra={words.password.rule}
          validateTrigger="onBlur"
          rules={[
            { required: true, min: 12, message: words.password.tooShort },
            { max: 128, message: words.password.tooLong },
          ]}
        >
          <Input.Password autoComplete="new-password" autoFocus />
        </Form.Item>
        <DoorButton isBusy={set.isPending}>{words.password.submit}</DoorButton>
      </Form>
    </Door>
  );
}
