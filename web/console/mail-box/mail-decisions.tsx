import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { MailComplaint, MailView, SetAsideReason } from '../../../shared/contract/mail-box.ts';
import { Field } from '../complaint/verb-form.tsx';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { Panel } from '../frame/panel.tsx';
import { TabRow } from '../frame/tab-row.tsx';
import { useTenant } from '../frame/tenant-gate.tsx';
import { ComplainantFields, ComplaintFields, useRegistrationWords } from '../registration/registration-fields.tsx';
import { filingOf, nothingTyped, type Typed, useFiling } from '../registration/use-filing.ts';
import { allWanted, WantedFields } from '../registration/wanted-fields.tsx';
import { call } from '../server/call.ts';
import { mailBoxKey, mailQuery } from '../server/queries.ts';
import { useSession } from '../session/session.ts';
import { useMailBoxWords } from './use-words.ts';

type Way = 'register' | 'join' | 'setAside';
const ways = ['register', 'join', 'setAside'] as const;
type Props = { readonly view: MailView };

/** What an officer decides about a mail: it is a complaint, it belongs to one, or it is none. */
export function MailDecisions({ view }: Props) {
  const text = useMailBoxWords();
  const [way, setWay] = useState<Way>(view.names === undefined ? 'register' : 'join');
  if (view.state === 'set-aside' || view.state === 'automatic') return <TakeBack view={view} />;
  return (
    <Panel title={text.decide}>
      <TabRow
        label={text.decide}
        tabs={ways.map((key) => ({ key, label: text.tabs[key] }))}
        active={way}
        onChange={(next) => setWay(ways.find((each) => each === next) ?? 'register')}
      >
        {way === 'register' && <Register view={view} />}
        {way === 'join' && <Join view={view} />}
        {way === 'setAside' && <SetAside view={view} />}
      </TabRow>
    </Panel>
  );
}

/** The lists and the count are others now. */
function useForgetLists() {
  const client = useQueryClient();
  return (): void => {
    void client.invalidateQueries({ queryKey: [...mailBoxKey, 'list'] });
    void client.invalidateQueries({ queryKey: [...mailBoxKey, 'count'] });
    void client.invalidateQueries({ queryKey: ['queue'] });
  };
}

/** Makes the mail a complaint, or part of one, and goes there. */
function useComplaintOf(view: MailView, verb: 'register' | 'join', done: (number: string) => string) {
  const { message } = App.useApp();
  const [, navigate] = useLocation();
  const forget = useForgetLists();
  return useMutation({
    mutationFn: (body: object) =>
      call({ method: 'POST', path: `/api/mail-box/${view.id}/${verb}`, answer: MailComplaint, body }),
    onSuccess: ({ id, number }) => {
      forget();
      void message.success(done(number));
      navigate(`/complaints/${id}`);
    },
  });
}

/** Moves the mail to another list; the page shows it there. */
function useMove(view: MailView, verb: 'set-aside' | 'take-back', done: string) {
  const { message } = App.useApp();
  const client = useQueryClient();
  const forget = useForgetLists();
  return useMutation({
    mutationFn: (body: object) =>
      call({ method: 'POST', path: `/api/mail-box/${view.id}/${verb}`, answer: MailView, body }),
    onSuccess: (next) => {
      forget();
      client.setQueryData(mailQuery(view.id).queryKey, next);
      void message.success(done);
    },
  });
}

function Register({ view }: Props) {
  const text = useMailBoxWords();
  const registration = useRegistrationWords();
  const { tenant } = useSession();
  const { vocabulary } = useTenant();
  const taken = view.files.filter(({ mediaType }) => mediaType !== undefined);
  const mailChannel = vocabulary.channels.find(({ id }) => /^(e-?mail|mail)$/.test(id))?.id;
  const first: Typed = {
    ...nothingTyped(tenant.language),
    ...(mailChannel !== undefined && { channel: mailChannel }),
    narrative: view.text ?? '',
    name: view.from?.name?.slice(0, 60) ?? '',
    email: view.from?.address ?? '',
  };
  const { typed, write } = useFiling(first);
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const [files, setFiles] = useState(taken.map(({ id }) => id));
  const [wasTried, setTried] = useState(false);
  const { faults, body } = filingOf(typed, tenant.timeZone);
  const register = useComplaintOf(view, 'register', text.registered);
  const shown = wasTried ? faults : {};
  return (
    <form
      className="verb"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!body || register.isPending) return;
        register.mutate(
          { ...body, files },
          { onError: (failure) => setWanted((before) => allWanted(before, failure)) },
        );
      }}
    >
      <ComplaintFields typed={typed} write={write} faults={shown} isDated />
      {taken.length > 0 && (
        <fieldset className="choices">
          <legend>{text.attach}</legend>
          <Checkbox.Group
            value={files}
            options={taken.map(({ id, name }) => ({ value: id, label: name || id }))}
            onChange={(next) => setFiles([...next])}
          />
        </fieldset>
      )}
      <ComplainantFields typed={typed} write={write} faults={shown} />
      <FailureNotice failure={register.error} />
      <WantedFields wanted={wanted} typed={typed} write={write} />
      <Button type="primary" htmlType="submit" loading={register.isPending}>
        {registration.submit}
      </Button>
    </form>
  );
}

function Join({ view }: Props) {
  const text = useMailBoxWords();
  const [number, setNumber] = useState(view.names ?? '');
  const [wasTried, setTried] = useState(false);
  const join = useComplaintOf(view, 'join', text.joined);
  const isMissing = number.trim() === '';
  return (
    <form
      className="verb"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isMissing && !join.isPending) join.mutate({ number: number.trim() });
      }}
    >
      <FailureNotice failure={join.error} />
      <Field
        id="mail-number"
        label={text.number}
        hint={text.joinHint}
        fault={wasTried && isMissing ? text.numberNeeded : undefined}
      >
        <Input
          id="mail-number"
          autoComplete="off"
          maxLength={40}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
      </Field>
      <Button type="primary" htmlType="submit" loading={join.isPending}>
        {text.join}
      </Button>
    </form>
  );
}

function SetAside({ view }: Props) {
  const text = useMailBoxWords();
  const [reason, setReason] = useState<SetAsideReason>('spam');
  const setAside = useMove(view, 'set-aside', text.setAsideDone);
  return (
    <form
      className="verb"
      onSubmit={(event) => {
        event.preventDefault();
        if (!setAside.isPending) setAside.mutate({ reason });
      }}
    >
      <FailureNotice failure={setAside.error} />
      <Field id="mail-reason" label={text.reason} hint={text.setAsideHint}>
        <Radio.Group
          id="mail-reason"
          aria-label={text.reason}
          value={reason}
          options={SetAsideReason.options.map((value) => ({ value, label: text.reasons[value] }))}
          onChange={(event) => setReason(SetAsideReason.parse(event.target.value))}
        />
      </Field>
      <Button type="primary" htmlType="submit" loading={setAside.isPending}>
        {text.setAside}
      </Button>
    </form>
  );
}

function TakeBack({ view }: Props) {
  const text = useMailBoxWords();
  const takeBack = useMove(view, 'take-back', text.takenBack);
  return (
    <Panel title={text.decide}>
      <FailureNotice failure={takeBack.error} />
      <Button loading={takeBack.isPending} onClick={() => takeBack.mutate({})}>
        {text.takeBack}
      </Button>
    </Panel>
  );
}
