import type { Child } from 'hono/jsx';
import type { FollowAction } from '../../../shared/contract/following.ts';
import type { FollowView } from '../../../shared/contract/public.ts';
import { textIn } from '../../../shared/kernel/text.ts';
import { followingWords } from '../../words/intake/following.ts';
import {
  ChoiceBox,
  ChoiceGroup,
  ErrorSummary,
  FaultLine,
  type FormState,
  TextField,
  faultIn,
} from '../frame/fields.tsx';
import { type Frame, Page } from '../frame/page.tsx';
import { dayInWords } from '../moments.ts';
import { KeepingLines } from './next-steps.tsx';
import { actionPaths } from './paths.ts';

export type ActionProps = {
  readonly frame: Frame;
  readonly view: FollowView;
  readonly state: FormState;
  /** What was typed comes back. */
  readonly typed: Readonly<Record<string, string>>;
  /** Makes the id of a second complaint, so that a second click makes no third. */
  readonly token: string;
};

function Comment({ frame, typed, state, label }: ActionProps & { label: string }) {
  const words = followingWords[frame.language];
  return (
    <TextField
      id="comment"
      label={label + words.optional}
      value={typed['comment']}
      fault={faultIn(state, 'comment')}
      isShort
    />
  );
}

const Message = ({ typed, state, label }: ActionProps & { label: string }) => (
  <TextField id="message" label={label} value={typed['message']} fault={faultIn(state, 'message')} />
);

function DateForm(props: ActionProps) {
  const { frame, view, state, typed } = props;
  const words = followingWords[frame.language].date;
  const proposed = view.proposedDate;
  if (!proposed) return <></>;
  return (
    <>
      <p class="lead">{words.proposed(dayInWords(proposed.on, frame.language))}</p>
      <p>{proposed.clock === undefined ? words.meeting : words.moves(textIn(proposed.clock, frame.language))}</p>
      {proposed.comment === undefined ? null : (
        <>
          <h2>{words.says}</h2>
          <p class="words">{proposed.comment}</p>
        </>
      )}
      <input type="hidden" name="on" value={proposed.on} />
      <ChoiceGroup name="answer" legend={words.question} fault={faultIn(state, 'answer')}>
        <div class="choices">
          <ChoiceBox
            name="answer"
            id="answer"
            chosen={typed['answer']}
            choice={{ value: 'agree', label: words.agree }}
          />
          <ChoiceBox
            name="answer"
            id="answer-refuse"
            chosen={typed['answer']}
            choice={{ value: 'refuse', label: words.refuse }}
          />
        </div>
      </ChoiceGroup>
      <Comment {...props} label={words.comment} />
    </>
  );
}

function WithdrawForm(props: ActionProps) {
  const { frame, state, typed } = props;
  const words = followingWords[frame.language].withdraw;
  const chosen = typed['freely'];
  return (
    <>
      <p class="lead">{words.lead}</p>
      <ChoiceGroup name="freely" legend={words.question} hint={words.questionHint} fault={faultIn(state, 'freely')}>
        <div class="choices one">
          <ChoiceBox name="freely" id="freely" chosen={chosen} choice={{ value: 'freely', label: words.freely }} />
          <ChoiceBox
            name="freely"
            id="freely-urged"
            chosen={chosen}
            choice={{ value: 'urged', label: words.urged, hint: words.urgedHint }}
          />
          <ChoiceBox
            name="freely"
            id="freely-not-said"
            chosen={chosen}
            choice={{ value: 'notSaid', label: words.notSaid }}
          />
        </div>
      </ChoiceGroup>
      <Comment {...props} label={words.comment} />
    </>
  );
}

function EraseForm({ frame, view, state }: ActionProps) {
  const words = followingWords[frame.language].erase;
  const fault = faultIn(state, 'understood');
  return (
    <>
      <p class="lead">{words.lead}</p>
      <h2>{words.gone}</h2>
      <ul>
        {words.goneList.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <h2>{words.stays}</h2>
      <ul>
        {words.staysList.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <h2>{words.when}</h2>
      {view.keeping === undefined ? (
        <p>{words.atOnce}</p>
      ) : (
        <>
          <KeepingLines keeping={view.keeping} language={frame.language} />
          <p>{words.onRecord}</p>
        </>
      )}
      <div class={fault === undefined ? 'field' : 'field bad'}>
        <FaultLine id="understood" fault={fault} />
        <label class="choice">
          <input
            type="checkbox"
            id="understood"
            name="understood"
            value="yes"
            aria-invalid={fault === undefined ? undefined : 'true'}
            aria-describedby={fault === undefined ? undefined : 'understood-fault'}
          />
          <span>{words.understood}</span>
        </label>
      </div>
    </>
  );
}

function SecondForm(props: ActionProps) {
  const words = followingWords[props.frame.language].second;
  return (
    <>
      <p class="lead">{props.view.secondIs === 'same-case' ? words.sameCase : words.linkedCase}</p>
      <input type="hidden" name="token" value={props.token} />
      <Message {...props} label={words.message} />
    </>
  );
}

const forms: Readonly<Record<FollowAction, (props: ActionProps) => Child>> = {
  write: (props) => (
    <>
      <p class="lead">{followingWords[props.frame.language].write.lead}</p>
      <Message {...props} label={followingWords[props.frame.language].write.message} />
    </>
  ),
  answerDate: (props) => <DateForm {...props} />,
  remind: (props) => (
    <>
      <p class="lead">{followingWords[props.frame.language].remind.lead}</p>
      <Comment {...props} label={followingWords[props.frame.language].remind.comment} />
    </>
  ),
  withdraw: (props) => <WithdrawForm {...props} />,
  takeBack: ({ frame }) => <p class="lead">{followingWords[frame.language].takeBack.lead}</p>,
  review: (props) => (
    <>
      <p class="lead">{followingWords[props.frame.language].review.lead}</p>
      <Message {...props} label={followingWords[props.frame.language].review.message} />
    </>
  ),
  second: (props) => <SecondForm {...props} />,
  erase: (props) => <EraseForm {...props} />,
  newCode: ({ frame }) => <p class="lead">{followingWords[frame.language].newCode.lead}</p>,
  mailCopy: ({ frame }) => <p class="lead">{followingWords[frame.language].mailCopy.lead}</p>,
};

const submitKeys = {
  write: 'write',
  answerDate: 'date',
  remind: 'remind',
  withdraw: 'withdraw',
  takeBack: 'takeBack',
  review: 'review',
  second: 'second',
  erase: 'erase',
  newCode: 'newCode',
  mailCopy: 'mailCopy',
} as const satisfies Record<FollowAction, string>;

/** One thing that the complainant wants to do: what it means, what it asks, one button, and the way back. */
export function ActionPage({ action, ...props }: ActionProps & { readonly action: FollowAction }) {
  const { frame, state, view } = props;
  const words = followingWords[frame.language];
  const title = action === 'answerDate' ? words.date.title : words.actions[action];
  return (
    <Page frame={frame} title={title} problem={state.problem} assets="following">
      <ErrorSummary language={frame.language} state={state} />
      <p class="hint">{view.number}</p>
      <h1>{title}</h1>
      <form method="post" action={actionPaths[action]} novalidate data-once>
        {forms[action](props)}
        <div class="row">
          <button class="button" type="submit">
            {words[submitKeys[action]].submit}
          </button>
          <a class="button plain" href={action === 'mailCopy' ? '/receipt' : '/follow/complaint'}>
            {words.back}
          </a>
        </div>
      </form>
    </Page>
  );
}
