import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { ComplaintView } from '../../../shared/contract/complaints.ts';
import { useUnloadWarning } from '../complaint/verb-form.tsx';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { MissingPage } from '../frame/missing-page.tsx';
import { Page } from '../frame/page.tsx';
import { Panel } from '../frame/panel.tsx';
import { call } from '../server/call.ts';
import { useMay, useSession } from '../session/session.ts';
import { ComplainantFields, ComplaintFields, useRegistrationWords } from './registration-fields.tsx';
import { filingOf, nothingTyped, useFiling } from './use-filing.ts';
import { allWanted, WantedFields } from './wanted-fields.tsx';

/** Names one filing, so that a second click or a lost answer files nothing twice. */
const newKey = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** Registers what came by phone, letter, visit or box. */
export function RegistrationPage() {
  return useMay('register') ? <Registration /> : <MissingPage />;
}

function Registration() {
  const { language } = useSpeech();
  const text = useRegistrationWords();
  const { tenant } = useSession();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const { typed, write } = useFiling(nothingTyped(tenant.language));
  const [key] = useState(newKey);
  const [wasTried, setTried] = useState(false);
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const { faults, body } = filingOf(typed, tenant.timeZone);
  const register = useMutation({
    mutationFn: (filing: object) =>
      call({
        method: 'POST',
        path: `/api/complaints?language=${language}`,
        answer: ComplaintView,
        body: filing,
        idempotencyKey: key,
      }),
    onError: (failure) => setWanted((before) => allWanted(before, failure)),
    onSuccess: (view) => {
      void client.invalidateQueries({ queryKey: ['queue'] });
      void message.success(text.done(view.number));
      navigate(`/complaints/${view.id}`);
    },
  });
  useUnloadWarning(typed.narrative !== '' && !register.isSuccess);
  const shown = wasTried ? faults : {};
  return (
    <Page title={text.title}>
      <p className="quiet">{text.intro}</p>
      <form
        className="verb"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (body && !register.isPending) register.mutate(body);
        }}
      >
        <Panel title={text.about}>
          <ComplaintFields typed={typed} write={write} faults={shown} />
        </Panel>
        <Panel title={text.who}>
          <ComplainantFields typed={typed} write={write} faults={shown} />
        </Panel>
        <FailureNotice failure={register.error} />
        <WantedFields wanted={wanted} typed={typed} write={write} />
        <Button type="primary" htmlType="submit" loading={register.isPending}>
          {text.submit}
        </Button>
      </form>
    </Page>
  );
}
