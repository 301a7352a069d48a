import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { ComplaintView } from '../../../shared/contract/complaints.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Mark } from '../frame/mark.tsx';
import { Loading, Page } from '../frame/page.tsx';
import { StageMark } from '../frame/stage-mark.tsx';
import { complaintQuery, organisationQuery, vocabularyQuery } from '../server/queries.ts';
import { useMay } from '../session/session.ts';
import { Actions } from './actions.tsx';
import { ClocksPanel } from './clocks-panel.tsx';
import { Departments } from './departments.tsx';
import { Facts } from './facts.tsx';
import { IdentityDialog } from './identity-dialog.tsx';
import { Timeline } from './timeline.tsx';

/** One complaint: what it is, by when, what has happened, and what the signed-in person may do about it. */
export function ComplaintPage({ id }: { readonly id: string }) {
  const { language, words } = useSpeech();
  const complaint = useQuery({ ...complaintQuery(id, language), placeholderData: (previous) => previous });
  const vocabulary = useQuery(vocabularyQuery);
  const organisation = useQuery(organisationQuery);
  const back = <BackToQueue />;
  const failure = complaint.error ?? vocabulary.error ?? organisation.error;
  const retry = (): void => {
    for (const query of [complaint, vocabulary, organisation]) if (query.isError) void query.refetch();
  };
  if (complaint.data === undefined || vocabulary.isPending || organisation.isPending)
    return (
      <Page title={words.complaint.title('')} before={back}>
        {failure === null ? <Loading /> : <FailureNotice failure={failure} onRetry={retry} />}
      </Page>
    );
  return (
    <Page title={words.complaint.title(complaint.data.number)} before={back} extra={<Tools view={complaint.data} />}>
      <FailureNotice failure={failure} onRetry={retry} />
      <div className="complaint">
        <div className="complaint-main">
          <Actions view={complaint.data} />
          <Timeline view={complaint.data} />
        </div>
        <div className="complaint-side">
          <ClocksPanel view={complaint.data} />
          <Facts view={complaint.data} />
          <Departments view={complaint.data} />
        </div>
      </div>
    </Page>
  );
}

function BackToQueue() {
  const { words } = useSpeech();
  return (
    <Link href="/" className="way-back">
      <ArrowLeftOutlined aria-hidden /> {words.complaint.back}
    </Link>
  );
}

function Tools({ view }: { readonly view: ComplaintView }) {
  const { words } = useSpeech();
  const readsDossier = useMay('readDossier');
  return (
    <div className="page-tools">
      <StageMark stage={view.stage} />
      <Mark tone={view.isLate ? 'late' : 'calm'}>{view.isLate ? words.complaint.late : words.complaint.onTime}</Mark>
      {view.isEscalated && <Mark tone="late">{words.complaint.escalated}</Mark>}
      <span className="page-buttons">
        {view.mayRevealIdentity && <IdentityDialog view={view} />}
        {readsDossier && (
          <Link href={`/complaints/${view.id}/dossier`} className="button-link">
            {words.complaint.dossier}
          </Link>
        )}
      </span>
    </div>
  );
}
