import { useQuery } from '@tanstack/react-query';
import { Empty, Segmented, Tabs } from 'antd';
import { useSearchParams } from 'wouter';
import { useSpeech } from '../frame/language.tsx';
import { type Names, useNames } from '../frame/names.ts';
import { Loading, Page } from '../frame/page.tsx';
import { organisationQuery } from '../server/queries.ts';
import type { ConsoleWords } from '../../words/console/index.ts';
import { useSession } from '../session/session.ts';
import type { SessionView } from '../../../shared/contract/staff.ts';
import { OpenQuestions } from './open-questions.tsx';
import { ActiveQueue, ClosedQueue } from './queue-lists.tsx';

type Queue = { readonly key: string; readonly label: string };

/** The queues a person works from: the centre's, and one for each unit held. The centre's own unit is the centre's queue. */
function queuesOf(
  session: SessionView,
  centre: string | undefined,
  names: Names,
  words: ConsoleWords,
): readonly Queue[] {
  const readsAll = session.capabilities.includes('readComplaints');
  const units = session.capabilities.includes('readOwnComplaints')
    ? [...new Set(session.staff.holdings.map((holding) => holding.unit))].filter(
        (unit) => !(readsAll && unit === centre),
      )
    : [];
  return [
    ...(readsAll ? [{ key: 'centre', label: words.queue.centre }] : []),
    ...units.map((unit) => ({ key: unit, label: names.unit(unit) })),
  ];
}

/** What waits for the signed-in person, most urgent first. Queue and state stand in the address, so that "back" works. */
export function QueuePage() {
  const { words } = useSpeech();
  const session = useSession();
  const names = useNames();
  const { data: organisation, isPending } = useQuery(organisationQuery);
  const [search, setSearch] = useSearchParams();
  const queues = queuesOf(session, organisation?.centre, names, words);
  const queue = queues.find((candidate) => candidate.key === search.get('queue'))?.key ?? queues[0]?.key;
  const state = search.get('state') === 'closed' ? 'closed' : 'active';
  const show = (nextQueue: string, nextState: string): void =>
    setSearch({ queue: nextQueue, state: nextState }, { replace: true });

  return (
    <Page title={words.queue.title}>
      {session.capabilities.includes('manageRulebook') && <OpenQuestions />}
      {isPending && <Loading />}
      {!isPending && queue === undefined && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.queue.noQueue} />
      )}
      {!isPending && queue !== undefined && (
        <>
          <Tabs
            aria-label={words.queue.which}
            activeKey={queue}
            onChange={(next) => show(next, state)}
            items={queues.map(({ key, label }) => ({
              key,
              label,
              children: key === queue && (
                <>
                  <Segmented
                    aria-label={words.queue.states}
                    value={state}
                    onChange={(next) => show(queue, next)}
                    options={[
                      { value: 'active', label: words.queue.active },
                      { value: 'closed', label: words.queue.closed },
                    ]}
                  />
                  {state === 'active' ? <ActiveQueue queue={queue} /> : <ClosedQueue queue={queue} />}
                </>
              ),
            }))}
          />
        </>
      )}
    </Page>
  );
}
