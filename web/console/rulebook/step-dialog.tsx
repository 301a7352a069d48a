import { Form, Modal } from 'antd';
import type { Offset } from '../../../shared/calendar/budget.ts';
import { type LadderMoment, LadderStep } from '../../../shared/rulebook/schema/clocks.ts';
import type { Place, Recipient } from '../../../shared/rulebook/schema/organisation.ts';
import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { recipientInWords } from '../../../shared/rulebook/words/people.ts';
import { momentInWords } from '../../../shared/rulebook/words/time.ts';
import { useSpeech } from '../frame/language.tsx';
import { BudgetFields, type TimeFields, budgetOf, timeFieldsOf, withOwn } from './budget-fields.tsx';
import { newTermId } from './edits.ts';
import { SelectField } from './select-field.tsx';
import { useRulebookWords } from './use-words.ts';

/** `kept`: a moment that this form cannot say, such as a share of the time. */
type When = 'before' | 'due' | 'after' | 'kept';
type Fields = {
  readonly action: LadderStep['action'];
  readonly when: When;
  readonly offset: TimeFields;
  readonly tell: readonly string[];
};

const offsetUnits = ['working-days', 'calendar-days', 'working-hours', 'hours'];
const actions = ['remind', 'miss', 'escalate', 'supervise', 'waive'] as const;
const places = ['anywhere', 'centre', 'lead', 'departments', 'parents'] as const satisfies readonly Place[];
const parties = ['handlers', 'firstContactOwner', 'complainant'] as const;

const written = (recipient: Recipient): string => JSON.stringify(recipient);

/** The distance from the due instant; undefined for a moment of another kind. */
const offsetOf = (moment: LadderMoment | undefined): Offset | undefined =>
  typeof moment === 'object' && 'direction' in moment && moment.from !== 'target' ? moment : undefined;

const whenOf = (moment: LadderMoment | undefined): When => {
  if (moment === undefined) return 'before';
  return moment === 'due' ? 'due' : (offsetOf(moment)?.direction ?? 'kept');
};

type Props = {
  readonly title: string;
  readonly rulebook: Rulebook;
  readonly step: LadderStep | undefined;
  readonly taken: readonly string[];
  readonly onDone: (step: LadderStep) => void;
  readonly onClose: () => void;
};

/** Changes when a rung is taken, what it does and whom it tells. */
export function StepDialog({ title, rulebook, step, taken, onDone, onClose }: Props) {
  const words = useRulebookWords();
  const text = words.clocks.step;
  const { language, words: common } = useSpeech();
  const [form] = Form.useForm<Fields>();
  const offset = offsetOf(step?.at);
  const when = Form.useWatch('when', form) ?? whenOf(step?.at);
  const action = Form.useWatch('action', form) ?? step?.action ?? 'remind';
  const unit = Form.useWatch(['offset', 'unit'], form) ?? offset?.budget.unit ?? 'working-days';
  const recipients: readonly Recipient[] = [
    ...rulebook.positions.flatMap(({ id }) => places.map((at) => ({ position: id, at }))),
    ...parties.map((party) => ({ party })),
  ];
  const others = (step?.tell ?? []).filter((each) => !recipients.some((known) => written(known) === written(each)));
  const moments: readonly When[] = [
    'before',
    'due',
    'after',
    ...(whenOf(step?.at) === 'kept' ? ['kept' as const] : []),
  ];

  const finish = (fields: Fields): void => {
    const at =
      fields.when === 'kept'
        ? step?.at
        : fields.when === 'due'
          ? 'due'
          : { direction: fields.when, budget: budgetOf(fields.offset, offset?.budget) };
    const { measure, duty, ...rest } = step ?? { id: newTermId({}, fields.action, taken) };
    const parsed = LadderStep.safeParse({
      ...rest,
      ...(fields.action === step?.action && { measure, duty }),
      action: fields.action,
      at,
      tell: fields.tell.map((each): unknown => JSON.parse(each)),
    });
    if (!parsed.success) {
      form.setFields([{ name: ['offset', 'count'], errors: [words.clocks.tooMuch] }]);
      return;
    }
    onDone(parsed.data);
    onClose();
  };

  return (
    <Modal
      open
      title={title}
      okText={common.act.save}
      cancelText={common.act.cancel}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          action: step?.action ?? 'remind',
          when: whenOf(step?.at),
          offset: offset ? timeFieldsOf(offset.budget) : { unit: 'working-days', count: 1 },
          tell: (step?.tell ?? []).map(written),
        }}
        onFinish={finish}
      >
        <SelectField
          name="action"
          label={text.action}
          extra={words.actionHints[action]}
          options={(step && !actions.some((each) => each === step.action) ? [...actions, step.action] : actions).map(
            (each) => ({ value: each, label: words.actions[each] }),
          )}
        />
        <SelectField
          name="when"
          label={text.moment}
          options={moments.map((each) => ({
            value: each,
            label: each === 'kept' ? momentInWords(step?.at ?? 'due', language) : text[each],
          }))}
        />
        {(when === 'before' || when === 'after') && (
          <BudgetFields
            prefix="offset"
            label={text.distance[when]}
            units={withOwn(offsetUnits, offset?.budget.unit)}
            unit={unit}
          />
        )}
        <SelectField
          name="tell"
          label={text.tell}
          need={text.needTell}
          isMany
          placeholder={text.tellHint}
          options={[...recipients, ...others].map((each) => ({
            value: written(each),
            label: recipientInWords(each, rulebook, language),
          }))}
        />
      </Form>
    </Modal>
  );
}
