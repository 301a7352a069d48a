import { Button, Popconfirm } from 'antd';
import type { ComplaintView } from '../../../shared/contract/complaints.ts';
import { spamWords } from '../../words/console/spam.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Panel } from '../frame/panel.tsx';
import { TextVerbForm } from './text-verb-form.tsx';
import { useVerb } from './use-verb.ts';

type Props = { readonly view: ComplaintView };

/** Whether it is spam: why it is taken for it and the way out, or the way in. */
export function SpamPanel({ view }: Props) {
  const text = spamWords[useSpeech().language];
  const { spam } = view.particulars;
  if (spam !== undefined) return <InBox view={view} />;
  if (!view.allowed.includes('mark-as-spam')) return null;
  return (
    <Panel title={text.mark}>
      <TextVerbForm
        view={view}
        verb="mark-as-spam"
        label={text.reason}
        hint={text.markLead}
        submit={text.mark}
        max={2000}
        rows={2}
        bodyOf={(reason) => ({ reason })}
      />
    </Panel>
  );
}

function InBox({ view }: Props) {
  const text = spamWords[useSpeech().language];
  const lift = useVerb(view, 'lift-spam-mark');
  const close = useVerb(view, 'close-as-spam');
  const signs = view.particulars.spam?.signs ?? [];
  return (
    <Panel title={text.inBox}>
      {signs.length > 0 && (
        <>
          <p>{text.byRules}</p>
          <ul>
            {signs.map((sign) => (
              <li key={sign}>{text.signs[sign]}</li>
            ))}
          </ul>
        </>
      )}
      <FailureNotice failure={lift.error ?? close.error} />
      <div className="row-buttons">
        {view.allowed.includes('lift-spam-mark') && (
          <Button type="primary" loading={lift.isPending} onClick={() => lift.mutate({})}>
            {text.lift}
          </Button>
        )}
        {view.allowed.includes('close-as-spam') && (
          <Popconfirm
            title={text.closeAsk(1)}
            okText={text.yes}
            cancelText={text.no}
            onConfirm={() => close.mutate({})}
          >
            <Button danger loading={close.isPending}>
              {text.close}
            </Button>
          </Popconfirm>
        )}
      </div>
    </Panel>
  );
}
