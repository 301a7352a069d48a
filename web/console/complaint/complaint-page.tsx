import { AttachPanel } from './attach-panel.tsx';
import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { ComplaintView } from '../../../shared/contract/complaints.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Mark } from '../frame/mark.tsx';
import { Remaining } from '../frame/moment.tsx';
import { Loading, Page } from '../frame/page.tsx';
import { StageMark } from '../frame/stage-mark.tsx';
import { complaintQuery } from '../server/queries.ts';
import { useMay } from '../session/session.ts';
import { Actions } from './actions.tsx';
import { ClocksPanel, nearestClock } from './clocks-panel.tsx';
import { Departments } from './departments.tsx';
import { Facts } from './facts.tsx';
import { formVerbs } from './form-verbs.ts';
import { IdentityDialog } from './identity-dialog.tsx';
import { Particulars } from './particulars.tsx';
import { NewCodeDialog } from './new-code-dialog.tsx';
import { Pending } from './pending.tsx';
import { SpamPanel } from './spam-panel.tsx';
import { TalkPanel } from './talk-panel.tsx';
import { Timeline } from './timeline.tsx';
import { Wishes } from './wishes.tsx';

/** One complaint: what it is, by when, what has happened, and what the signed-in person may do about it. */
export function ComplaintPage({ id }: { readonly id: string }) {
  const { language, words } = useSpeech();
  const complaint = useQuery({ ...complaintQuery(id, language), placeholderData: (previous) => previous });
  const back = <BackToQueue />;
  const failure = complaint.error;
  const retry = (): void => void complaint.refetch();
  if (complaint.data === undefined)
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
          <Timeline view={complaint.data} />
          <TalkPanel view={complaint.data} />
          <Actions view={complaint.data} />
          <AttachPanel view={complaint.data} />
        </div>
        <div className="complaint-side">
          <ClocksPanel view={complaint.data} />
          <SpamPanel view={complaint.data} />
          <Wishes view={complaint.data} />
          <Pending view={complaint.data} />
          <Facts view={complaint.data} />
          <Particulars view={complaint.data} />
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
  const nearest = nearestClock(view);
  return (
    <div className="page-tools">
      <StageMark stage={view.stage} />
      {nearest !== undefined && <Remaining dueAt={nearest.dueAt} />}
      {view.particulars.inDanger && <Mark tone="late">{words.complaint.particulars.inDanger}</Mark>}
      {view.isEscalated && <Mark tone="late">{words.complaint.escalated}</Mark>}
      <span className="page-buttons">
        {formVerbs.some((verb) => view.allowed.includes(verb)) && (
          <a href="#handle" className="button-link">
            {words.complaint.actions.goTo}
          </a>
        )}
        {view.mayRevealIdentity && <IdentityDialog view={view} />}
        {view.mayReplaceCode && <NewCodeDialog view={view} />}
        {readsDossier && (
          <Link href={`/complaints/${view.id}/dossier`} className="button-link">
            {words.complaint.dossier}
          </Link>
        )}
      </span>
    </div>
  );
}
