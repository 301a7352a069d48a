import type { FollowView } from '../../../shared/contract/public.ts';
import { followingWords } from '../../words/intake/following.ts';
import { TextField } from '../frame/fields.tsx';
import type { Frame } from '../frame/page.tsx';
import { shortMoment } from '../moments.ts';
import { actionPaths } from './paths.ts';

type Entry = FollowView['timeline'][number];

/** What is said between the complainant and the house; everything else is a step. */
const said: readonly Entry['type'][] = [
  'ComplaintSupplemented',
  'ComplainantInformed',
  'SupplementRequested',
  'LatenessReported',
  'DateProposed',
  'DateRefused',
];

/** Whether an entry is read among the messages; its step then stands without the words. */
export const isMessage = ({ type, text }: Entry): boolean => text !== undefined && said.includes(type);

type ConversationProps = { readonly frame: Frame; readonly view: FollowView; readonly timeZone: string };

/** What both sides have written, oldest first, and the field for the next message while there may be one. */
export function Conversation({ frame, view, timeZone }: ConversationProps) {
  const { language } = frame;
  const words = followingWords[language].talk;
  const messages = view.timeline.filter(isMessage);
  const mayWrite = view.open.some(({ action }) => action === 'write');
  return (
    <section id="messages">
      <h2>{words.title}</h2>
      {messages.length === 0 ? <p>{words.none}</p> : null}
      {messages.length === 0 ? null : (
        <ol class="talk">
          {messages.map(({ at, by, text, type }) => (
            <li class={by === 'complainant' ? 'own' : undefined} data-message={type}>
              <p class="when">
                <strong>{by === 'complainant' ? words.you : words.us(frame.brand)}</strong>
                {' · '}
                <time datetime={at}>{shortMoment(at, language, timeZone)}</time>
              </p>
              <p class="words">{text}</p>
            </li>
          ))}
        </ol>
      )}
      {mayWrite ? (
        <form class="write" method="post" action={actionPaths.write} novalidate data-once>
          <TextField id="message" label={words.write} hint={words.hint} value={undefined} fault={undefined} isShort />
          <div class="row">
            <button class="button" type="submit">
              {words.send}
            </button>
          </div>
        </form>
      ) : (
        <p class="hint">{words.closed}</p>
      )}
    </section>
  );
}
