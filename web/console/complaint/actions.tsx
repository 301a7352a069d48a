import { Alert, Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ComplaintView } from '../../../shared/contract/complaints.ts';
import { useSpeech } from '../frame/language.tsx';
import { Panel } from '../frame/panel.tsx';
import { TabRow } from '../frame/tab-row.tsx';
import { CloseForm } from './close-form.tsx';
import { DispatchForm } from './dispatch-form.tsx';
import { type ActionVerb, formVerbs } from './form-verbs.ts';
import { useDraft } from './drafts.ts';
import { ReplyForm } from './reply-form.tsx';
import { StatementForm } from './statement-form.tsx';

/** What the signed-in person may do now, one tab for each verb. */
export function Actions({ view }: { readonly view: ComplaintView }) {
  const { words } = useSpeech();
  const [chosen, choose] = useState<ActionVerb>();
  const allowed = formVerbs.filter((verb) => view.allowed.includes(verb));
  const active = allowed.find((verb) => verb === chosen) ?? allowed[0];
  const forms: Record<ActionVerb, ReactNode> = {
    dispatch: <DispatchForm view={view} />,
    statement: <StatementForm view={view} />,
    reply: <ReplyForm view={view} />,
    close: <CloseForm view={view} />,
  };
  return (
    <Panel title={words.complaint.actions.title} id="handle">
      {formVerbs.map((verb) => !view.allowed.includes(verb) && <KeptDraft key={verb} view={view} verb={verb} />)}
      {active === undefined ? (
        <p className="quiet">{words.complaint.actions.none}</p>
      ) : (
        <TabRow
          label={words.complaint.actions.title}
          tabs={allowed.map((verb) => ({ key: verb, label: words.verbs[verb] }))}
          active={active}
          onChange={choose}
        >
          {forms[active]}
        </TabRow>
      )}
    </Panel>
  );
}

/** What was typed for a verb that somebody else has made impossible: still there to be copied. */
function KeptDraft({ view, verb }: { readonly view: ComplaintView; readonly verb: ActionVerb }) {
  const { words } = useSpeech();
  const text = words.complaint.actions;
  const [draft, writeDraft] = useDraft(view.id, verb);
  if (draft?.text === undefined || draft.text.trim() === '') return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={text.keptTitle(words.verbs[verb])}
      description={
        <div className="kept">
          <p>{text.kept}</p>
          <Input.TextArea
            readOnly
            autoSize={{ maxRows: 8 }}
            value={draft.text}
            aria-label={text.keptTitle(words.verbs[verb])}
          />
          <Button onClick={() => writeDraft(undefined)}>{text.discard}</Button>
        </div>
      }
    />
  );
}
