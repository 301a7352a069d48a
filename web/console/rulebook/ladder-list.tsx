import { Button, Form, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Offset } from '../../../shared/calendar/budget.ts';
import { textIn } from '../../../shared/kernel/text.ts';
import { type ClockRule, type LadderMoment, LadderStep } from '../../../shared/rulebook/schema/clocks.ts';
import type { Recipient } from '../../../shared/rulebook/schema/organisation.ts';
import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { ladderStepInWords } from '../../../shared/rulebook/words/ladder.ts';
import { useSpeech } from '../frame/language.tsx';
import { BudgetFields, type TimeFields, budgetOf } from './budget-fields.tsx';
import { type Edit, addStep, changeStep, newTermId, removeStep } from './edits.ts';
import { useRulebookWords } from './use-words.ts';

type Props = {
  readonly rulebook: Rulebook;
  readonly rule: ClockRule;
  readonly at: number;
  readonly edit: ((edit: Edit) => void) | undefined;
};

/** The rungs of one ladder in sentences. */
export function LadderList({ rulebook, rule, at, edit }: Props) {
  const words = useRulebookWords().clocks.step;
  const { language } = useSpeech();
  const [edited, setEdited] = useState<number | 'new'>();
  const step = typeof edited === 'number' ? rule.ladder[edited] : undefined;
  return (
    <>
      <ol className="rulebook-list">
        {rule.ladder.map((each, index) => (
          <li key={each.id}>
            <div className="case">
              <div>{ladderStepInWords(each, rulebook, language)}</div>
              {edit && (
                <div className="row-buttons">
                  <Button size="small" aria-label={words.editOf(index + 1)} onClick={() => setEdited(index)}>
                    {words.edit}
                  </Button>
                  <Button
                    size="small"
                    danger
                    aria-label={words.removeOf(index + 1)}
                    onClick={() => edit(removeStep(at, index))}
                  >
                    {words.remove}
                  </Button>
                </div>
              )}
            </div>
          </li>
        ))}
      </ol>
      {edit && (
        <Button size="small" onClick={() => setEdited('new')}>
          {words.add}
        </Button>
      )}
      {edit && edited !== undefined && (
        <StepDialog
          rulebook={rulebook}
          step={step}
          taken={rule.ladder.map(({ id }) => id)}
          onDone={(changed) => edit(edited === 'new' ? addStep(at, changed) : changeStep(at, edited, changed))}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}

type Fields = {
  readonly action: LadderStep['action'];
  readonly when: 'before' | 'due' | 'after';
  readonly offset: TimeFields;
  readonly tell: readonly string[];
};

const offsetUnits = ['working-days', 'calendar-days', 'working-hours', 'hours'];
const places = ['anywhere', 'centre', 'lead', 'departments', 'parents'] as const;
const actions = ['remind', 'miss', 'escalate', 'supervise', 'waive'] as const;

const written = (recipient: Recipient): string => JSON.stringify(recipient);

const offsetOf = (moment: LadderMoment | undefined): Offset | undefined =>
  typeof moment === 'object' && 'direction' in moment ? moment : undefined;

type DialogProps = {
  readonly rulebook: Rulebook;
  readonly step: LadderStep | undefined;
  readonly taken: readonly string[];
  readonly onDone: (step: LadderStep) => void;
  readonly onClose: () => void;
};

/** Changes when a rung is taken, what it does and whom it tells. */
function StepDialog({ rulebook, step, taken, onDone, onClose }: DialogProps) {
  const words = useRulebookWords();
  const { language, words: common } = useSpeech();
  const [form] = Form.useForm<Fields>();
  const offset = offsetOf(step?.at);
  const initialWhen = offset?.direction ?? (step ? 'due' : 'before');
  const when = Form.useWatch('when', form) ?? initialWhen;
  const unit = Form.useWatch(['offset', 'unit'], form) ?? offset?.budget.unit ?? 'working-days';
  const known = rulebook.positions.flatMap(({ id, label }) =>
    places.map((place) => ({
      value: written({ position: id, at: place }),
      label: `${textIn(label, language)}（${words.places[place]}）`,
    })),
  );
  const kept = (step?.tell ?? []).map(written).filter((each) => !known.some(({ value }) => value === each));
  const finish = (fields: Fields): void => {
    const budget = budgetOf(fields.offset, offset?.budget);
    const at = fields.when === 'due' ? 'due' : { direction: fields.when, budget };
    const parsed = LadderStep.safeParse({
      ...(step ?? { id: newTermId({}, fields.action, taken) }),
      action: fields.action,
      at,
      tell: fields.tell.map((each): unknown => JSON.parse(each)),
    });
    if (!parsed.success) return;
    onDone(parsed.data);
    onClose();
  };
  return (
    <Modal
      open
      title={step ? words.clocks.step.edit : words.clocks.step.add}
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
          when: initialWhen,
          offset: offset
            ? { unit: offset.budget.unit, count: 'count' in offset.budget ? offset.budget.count : null }
            : { unit: 'working-days', count: 1 },
          tell: (step?.tell ?? []).map(written),
        }}
        onFinish={finish}
      >
        <Form.Item name="action" label={words.clocks.step.action}>
          <Select
            options={(step && !actions.some((each) => each === step.action) ? [...actions, step.action] : actions).map(
              (each) => ({ value: each, label: words.actions[each] }),
            )}
          />
        </Form.Item>
        <Form.Item name="when" label={words.clocks.step.moment}>
          <Select
            options={(['before', 'due', 'after'] as const).map((each) => ({
              value: each,
              label: words.clocks.step[each],
            }))}
          />
        </Form.Item>
        {when !== 'due' && (
          <BudgetFields prefix="offset" label={words.clocks.step[when]} units={offsetUnits} unit={unit} />
        )}
        <Form.Item
          name="tell"
          label={words.clocks.step.tell}
          rules={[{ required: true, message: words.clocks.step.tell }]}
        >
          <Select
            mode="multiple"
            optionFilterProp="label"
            options={[...known, ...kept.map((each) => ({ value: each, label: each }))]}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
