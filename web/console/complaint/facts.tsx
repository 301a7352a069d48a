import type { ReactNode } from 'react';
import type { ComplaintView } from '../../../shared/contract/complaints.ts';
import { useSpeech } from '../frame/language.tsx';
import { Moment } from '../frame/moment.tsx';
import { useNames } from '../frame/names.ts';
import { Panel } from '../frame/panel.tsx';

/** What kind of complaint it is. */
export function Facts({ view }: { readonly view: ComplaintView }) {
  const { words } = useSpeech();
  const names = useNames();
  const text = words.complaint.facts;
  const rows: readonly (readonly [string, ReactNode])[] = [
    [text.category, names.category(view.category)],
    [text.channel, names.channel(view.channel)],
    [text.identityMode, words.identityModes[view.identityMode]],
    [text.contact, view.hasContact ? text.hasContact : text.noContact],
    [text.language, text.languages[view.language]],
    [text.registeredAt, <Moment key="at" at={view.registeredAt} />],
    ...(view.closedAt === undefined ? [] : [[text.closedAt, <Moment key="at" at={view.closedAt} />] as const]),
    ...(view.satisfaction === undefined ? [] : [[text.satisfaction, names.satisfaction(view.satisfaction)] as const]),
    [text.rulebook, text.rulebookVersion(view.rulebookVersion)],
  ];
  return (
    <Panel title={text.title}>
      <dl className="facts">
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
