import { Empty, Segmented } from 'antd';
import { Link, useSearchParams } from 'wouter';
import type { SessionView } from '../../../shared/contract/staff.ts';
import type { ConsoleWords } from '../../words/console/index.ts';
import { spamWords } from '../../words/console/spam.ts';
import { useSpeech } from '../frame/language.tsx';
import { type Names, useNames } from '../frame/names.ts';
import { Page } from '../frame/page.tsx';
import { TabRow } from '../frame/tab-row.tsx';
import { useTenant } from '../frame/tenant-gate.tsx';
import { useSession } from '../session/session.ts';
import { OpenQuestions } from './open-questions.tsx';
import { SpamBox } from './spam-box.tsx';
import { ActiveQueue, ClosedQueue } from './queue-lists.tsx';

type Queue = { readonly key: string; readonly label: string };
type Spoken = { readonly names: Names; readonly words: ConsoleWords };

/** The queues a person works from: the centre's, and one for each unit held. The centre's own unit is the centre's queue. */
function queuesOf({ capabilities, staff }: SessionView, centre: string, { names, words }: Spoken): readonly Queue[] {
  const readsAll = capabilities.includes('readComplaints');
  const held = capabilities.includes('readOwnComplaints') ? staff.holdings.map((holding) => holding.unit) : [];
  const units = [...new Set(held)].filter((unit) => !(readsAll && unit === centre));
  return [
    ...(readsAll ? [{ key: 'centre', label: words.queue.centre }] : []),
    ...units.map((unit) => ({ key: unit, label: names.unit(unit) })),
  ];
}

/** What waits for the signed-in person, most urgent first. Queue and state stand in the address, so that "back" works. */
export function QueuePage() {
  const { language, words } = useSpeech();
  const session = useSession();
  const names = useNames();
  const { organisation } = useTenant();
  const [search, setSearch] = useSearchParams();
  const queues = queuesOf(session, organisation.centre, { names, words });
  const queue = (queues.find((candidate) => candidate.key === search.get('queue')) ?? queues[0])?.key;
  const wanted = search.get('state');
  const state = wanted === 'closed' || (wanted === 'spam' && queue === 'centre') ? wanted : 'active';
  const show = (nextQueue: string, nextState: string): void =>
    setSearch({ queue: nextQueue, state: nextState }, { replace: true });

  return (
    <Page title={words.queue.title}>
      {session.capabilities.includes('manageRulebook') && <OpenQuestions />}
      {queue === undefined ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.queue.noQueue}>
          {session.capabilities.includes('managePeople') && <Link href="/people">{words.queue.noQueueInvite}</Link>}
        </Empty>
      ) : (
        <TabRow label={words.queue.which} tabs={queues} active={queue} onChange={(next) => show(next, state)}>
          <Segmented
            aria-label={words.queue.states}
            value={state}
            onChange={(next) => show(queue, next)}
            options={[
              { value: 'active', label: words.queue.active },
              { value: 'closed', label: words.queue.closed },
              ...(queue === 'centre' ? [{ value: 'spam', label: spamWords[language].box }] : []),
            ]}
          />
          {state === 'spam' && <SpamBox queue={queue} />}
          {state === 'closed' && <ClosedQueue queue={queue} />}
          {state === 'active' && <ActiveQueue queue={queue} />}
        </TabRow>
      )}
    </Page>
  );
}
