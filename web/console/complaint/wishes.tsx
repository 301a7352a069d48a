import { Popconfirm, Button, Radio } from 'antd';
import type { ComplaintView } from '../../../shared/contract/complaints.ts';
import { talkWords } from '../../words/console/talk.ts';
import { useSpeech } from '../frame/language.tsx';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { dayText, momentText } from '../frame/moment.tsx';
import { Panel } from '../frame/panel.tsx';
import { useSession } from '../session/session.ts';
import { useDraft } from './drafts.ts';
import { TextVerbForm } from './text-verb-form.tsx';
import { useVerb } from './use-verb.ts';
import { Field } from './verb-form.tsx';

type Props = { readonly view: ComplaintView };

/** What the complainant asks for and somebody must see to: a withdrawal to verify, personal data to erase. */
export function Wishes({ view }: Props) {
  const text = talkWords[useSpeech().language];
  const { withdrawal, erasure } = view.particulars;
  if (withdrawal !== 'requested' && erasure === undefined) return null;
  return (
    <Panel title={text.wishes}>
      {withdrawal === 'requested' && <Withdrawal view={view} />}
      {erasure !== undefined && <Erasure view={view} />}
    </Panel>
  );
}

function Withdrawal({ view }: Props) {
  const text = talkWords[useSpeech().language];
  const [draft = {}, writeDraft] = useDraft(view.id, 'verify-withdrawal');
  const asked = view.timeline.findLast(({ type }) => type === 'WithdrawalRequested');
  const said = Object.entries(text.freely).find(([key]) => key === asked?.data['freely'])?.[1];
  return (
    <>
      <p>{text.withdrawal}</p>
      {said !== undefined && <p>{said}</p>}
      {asked?.texts?.['reason'] !== undefined && <blockquote>{asked.texts['reason']}</blockquote>}
      {view.allowed.includes('verify-withdrawal') && (
        <TextVerbForm
          view={view}
          verb="verify-withdrawal"
          label={text.verifyComment}
          hint=""
          submit={text.verifySubmit}
          max={2000}
          rows={2}
          bodyOf={(comment, { isVoluntary }) => (isVoluntary === undefined ? undefined : { comment, isVoluntary })}
          before={(showFaults) => (
            <Field
              id="verify-result"
              label={text.voluntary}
              fault={showFaults && draft.isVoluntary === undefined ? text.resultNeeded : undefined}
            >
              <Radio.Group
                id="verify-result"
                value={draft.isVoluntary}
                options={[
                  { value: true, label: text.isVoluntary },
                  { value: false, label: text.notVoluntary },
                ]}
                onChange={(event) => writeDraft({ ...draft, isVoluntary: event.target.value === true })}
              />
            </Field>
          )}
        />
      )}
    </>
  );
}

function Erasure({ view }: Props) {
  const { language } = useSpeech();
  const { timeZone } = useSession().tenant;
  const text = talkWords[language];
  const erase = useVerb(view, 'erase-identity');
  const { erasure } = view.particulars;
  if (erasure === undefined) return null;
  if (erasure.erasedAt !== undefined) return <p>{text.erased(momentText(erasure.erasedAt, language, timeZone))}</p>;
  const { kept } = erasure;
  return (
    <>
      <p>{text.erasure(momentText(erasure.requestedAt, language, timeZone))}</p>
      {kept?.isOpen === true && view.closedAt === undefined && <p>{text.keptOpen}</p>}
      {kept?.until !== undefined && <p>{text.keptUntil(dayText(kept.until, language))}</p>}
      <FailureNotice failure={erase.error} />
      {view.allowed.includes('erase-identity') && (
        <Popconfirm
          title={text.eraseAsk}
          okText={text.eraseYes}
          cancelText={text.no}
          onConfirm={() => erase.mutate({})}
        >
          <Button danger loading={erase.isPending}>
            {text.erase}
          </Button>
        </Popconfirm>
      )}
      {view.allowed.includes('refuse-erasure') && (
        <TextVerbForm
          view={view}
          verb="refuse-erasure"
          label={text.refuseReason}
          hint=""
          submit={text.refuse}
          max={2000}
          rows={2}
          bodyOf={(reason) => ({ reason })}
        />
      )}
    </>
  );
}
