import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link } from 'wouter';
import type { MailView, Verdicts } from '../../../shared/contract/mail-box.ts';
import { keysOf } from '../../../shared/kernel/keys-of.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Mark } from '../frame/mark.tsx';
import { Moment } from '../frame/moment.tsx';
import { Loading, Page } from '../frame/page.tsx';
import { Panel } from '../frame/panel.tsx';
import { useTenant } from '../frame/tenant-gate.tsx';
import { mailQuery } from '../server/queries.ts';
import { useSession } from '../session/session.ts';
import { MailDecisions } from './mail-decisions.tsx';
import { useMailBoxWords } from './use-words.ts';

/** One mail: what it says, what was found about it, and what to do with it. */
export function MailPage({ id }: { readonly id: string }) {
  const text = useMailBoxWords();
  const mail = useQuery(mailQuery(id));
  const before = <Link href="/mail-box">{text.back}</Link>;
  if (mail.data === undefined)
    return mail.error === null ? (
      <Loading />
    ) : (
      <Page title={text.title} before={before}>
        <FailureNotice failure={mail.error} onRetry={() => void mail.refetch()} />
      </Page>
    );
  const view = mail.data;
  const isWithComplaint = view.complaint !== undefined;
  return (
    <Page
      title={isWithComplaint ? text.states[view.state] : view.subject || text.noSubject}
      before={before}
      extra={<Mark tone={view.state === 'waiting' ? 'soon' : 'quiet'}>{text.states[view.state]}</Mark>}
    >
      {view.complaint && (
        <p>
          <Link href={`/complaints/${view.complaint.id}`}>{text.opened(view.complaint.number)}</Link>
        </p>
      )}
      <Warnings view={view} />
      {!isWithComplaint && <Content view={view} />}
      {!isWithComplaint && <MailDecisions key={view.revision} view={view} />}
      <Origin verdicts={view.verdicts} />
      {view.decisions.length > 0 && <History view={view} />}
    </Page>
  );
}

function Warnings({ view }: { readonly view: MailView }) {
  const text = useMailBoxWords();
  const { dmarc, spam, virus } = view.verdicts;
  const warnings = [
    ...(view.automatic ? [text.automaticSigns[view.automatic]] : []),
    ...(view.isUnreadable ? [text.unreadable] : []),
    ...(view.isCut ? [text.cut] : []),
    ...(virus === 'fail' ? [text.infected] : []),
    ...(spam === 'fail' ? [text.spam] : []),
    ...(dmarc === 'fail' ? [text.forged] : []),
    ...(view.names !== undefined && view.state !== 'joined'
      ? [view.isProved ? text.proved(view.names) : text.names(view.names)]
      : []),
  ];
  return warnings.map((warning) => <Alert key={warning} type="warning" showIcon title={warning} />);
}

function Content({ view }: { readonly view: MailView }) {
  const { words } = useSpeech();
  const text = useMailBoxWords();
  const sender = view.from && (view.from.name ? `${view.from.name} <${view.from.address}>` : view.from.address);
  return (
    <>
      <Panel title={text.text}>
        <dl className="facts">
          <div>
            <dt>{text.from}</dt>
            <dd>{sender ?? text.unknownSender}</dd>
          </div>
          <div>
            <dt>{text.received}</dt>
            <dd>
              <Moment at={view.receivedAt} />
            </dd>
          </div>
        </dl>
        {view.text ? <blockquote className="mail-text">{view.text}</blockquote> : <p>{text.noText}</p>}
        <p className="quiet small">{text.plainOnly}</p>
      </Panel>
      <Panel title={text.files}>
        {view.files.length === 0 ? (
          <p>{text.noFiles}</p>
        ) : (
          <>
            <ul>
              {view.files.map((file) => (
                <li key={file.id}>
                  {file.name || file.id}{' '}
                  <span className="quiet">
                    {file.mediaType ? words.mediaTypes[file.mediaType] : text.notTaken}, {Math.ceil(file.bytes / 1024)}{' '}
                    kB
                  </span>
                </li>
              ))}
            </ul>
            <p className="quiet small">{text.filesHint}</p>
          </>
        )}
      </Panel>
    </>
  );
}

function Origin({ verdicts }: { readonly verdicts: Verdicts }) {
  const text = useMailBoxWords();
  const tones = { pass: 'good', fail: 'late', unknown: 'quiet' } as const;
  return (
    <Panel title={text.verdicts}>
      <dl className="facts">
        {keysOf(verdicts).map((name) => (
          <div key={name}>
            <dt>{text.verdictNames[name]}</dt>
            <dd>
              <Mark tone={tones[verdicts[name]]}>{text.verdict[verdicts[name]]}</Mark>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function History({ view }: { readonly view: MailView }) {
  const text = useMailBoxWords();
  const { staff } = useSession();
  const { organisation } = useTenant();
  const nameOf = (by: string): string => {
    if (by === 'system') return text.system;
    if (by === staff.id) return staff.name;
    return organisation.people?.find(({ id }) => id === by)?.name ?? text.someone;
  };
  return (
    <Panel title={text.history}>
      <ol>
        {view.decisions.map(({ at, by, what, reason }) => (
          <li key={`${at}${what}`}>
            <Moment at={at} /> {nameOf(by)}: {text.decisions[what]}
            {reason && ` (${text.reasons[reason]})`}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
