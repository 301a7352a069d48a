import { useMutation } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { Link } from 'wouter';
import * as z from 'zod';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { call } from '../server/call.ts';
import { Door, DoorButton } from './door.tsx';

type Fields = { readonly email: string };

export function ForgottenPage() {
  const { words } = useSpeech();
  const ask = useMutation({
    mutationFn: (body: Fields) => call({ method: 'POST', path: '/api/password/forgotten', answer: z.unknown(), body }),
  });
  const sentTo = ask.isSuccess ? ask.variables.email : undefined;
  return (
    <Door title={sentTo === undefined ? words.forgotten.title : words.forgotten.sentTitle}>
      {sentTo === undefined ? (
        <>
          <p>{words.forgotten.intro}</p>
          <FailureNotice failure={ask.error} />
          <Form<Fields> layout="vertical" size="large" requiredMark={false} onFinish={(body) => ask.mutate(body)}>
            <Form.Item
              label={words.signIn.email}
              name="email"
              normalize={(value: string) => value.trim()}
              validateTrigger="onBlur"
              rules={[{ required: true, type: 'email', message: words.signIn.needEmail }]}
            >
              <Input type="email" autoComplete="username" autoFocus />
            </Form.Item>
            <DoorButton isBusy={ask.isPending}>{words.forgotten.submit}</DoorButton>
          </Form>
        </>
      ) : (
        <p role="status">{words.forgotten.sent(sentTo)}</p>
      )}
      <p className="door-more">
        <Link href="/sign-in">{words.forgotten.back}</Link>
      </p>
    </Door>
  );
}
