import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { Link } from 'wouter';
import type { DossierView } from '../../../shared/contract/complaints.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Loading, Page } from '../frame/page.tsx';
import { Panel } from '../frame/panel.tsx';
import { dossierQuery } from '../server/queries.ts';
import { useSession } from '../session/session.ts';
import { AccessLog } from './access-log.tsx';
import { EventLog } from './event-log.tsx';

/** The whole record of a complaint, with the digests that show that nothing was changed. */
export function DossierPage({ id }: { readonly id: string }) {
  const { words } = useSpeech();
  const { tenant } = useSession();
  const { data: dossier, error, refetch } = useQuery(dossierQuery(id));
  const isRead = dossier !== undefined;
  const text = words.dossier;
  return (
    <Page
      title={text.title(dossier?.number ?? '')}
      before={
        <>
          <p className="paper-head">{tenant.name}</p>
          <Link href={`/complaints/${id}`} className="way-back">
            <ArrowLeftOutlined aria-hidden /> {text.back}
          </Link>
        </>
      }
      extra={isRead && <Button onClick={() => print()}>{text.print}</Button>}
    >
      <FailureNotice failure={error} onRetry={() => void refetch()} />
      {error === null && !isRead && <Loading />}
      {isRead && <Dossier dossier={dossier} />}
    </Page>
  );
}

function Dossier({ dossier }: { readonly dossier: DossierView }) {
  const { words } = useSpeech();
  const text = words.dossier;
  return (
    <>
      <Alert
        className="failure"
        type={dossier.isIntact ? 'success' : 'error'}
        showIcon
        role={dossier.isIntact ? 'status' : 'alert'}
        title={dossier.isIntact ? text.intact : text.broken}
        description={text.logged}
      />
      <Panel title={text.events}>
        <EventLog events={dossier.events} />
      </Panel>
      <Panel title={text.accesses}>
        <AccessLog accesses={dossier.accesses} />
      </Panel>
    </>
  );
}
