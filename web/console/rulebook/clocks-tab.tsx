import { Button, Checkbox, Form, Modal } from 'antd';
import { useState } from 'react';
import { CountedBudget } from '../../../shared/calendar/budget.ts';
import { textIn } from '../../../shared/kernel/text.ts';
import type { ClockCase, ClockRule } from '../../../shared/rulebook/schema/clocks.ts';
import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { triggerInWords } from '../../../shared/rulebook/words/facts.ts';
import { predicateInWords } from '../../../shared/rulebook/words/predicate.ts';
import { rangeInWords } from '../../../shared/rulebook/words/time.ts';
import { useSpeech } from '../frame/language.tsx';
import { Mark } from '../frame/mark.tsx';
import { BudgetFields, type TimeFields, budgetOf, timeFieldsOf, withOwn } from './budget-fields.tsx';
import { type Edit, changeCase, setPublic } from './edits.ts';
import { LadderList } from './ladder-list.tsx';
import { place } from './places.ts';
import { useRulebookWords } from './use-words.ts';

type Props = { readonly rulebook: Rulebook; readonly edit: ((edit: Edit) => void) | undefined };

/** Every deadline in words: for which complaints, how long, and what its ladder does. */
export function ClocksTab({ rulebook, edit }: Props) {
  const words = useRulebookWords();
  const { language } = useSpeech();
  if (rulebook.clocks.length === 0) return <p className="quiet">{words.clocks.none}</p>;
  return (
    <>
      {rulebook.clocks.map((rule, at) => (
        <section
          key={rule.id}
          className="clock-rule"
          aria-label={textIn(rule.label, language)}
          {...place(`/clocks/${at}`)}
        >
          <h3>{textIn(rule.label, language)}</h3>
          <p className="quiet">
            {words.clocks.start(triggerInWords(rule.start, language))} ·{' '}
            {words.clocks.stop(triggerInWords(rule.stop, language))}
          </p>
          {edit ? (
            <Checkbox checked={rule.isPublic} onChange={({ target }) => edit(setPublic(at, target.checked))}>
              {words.clocks.public}
            </Checkbox>
          ) : (
            rule.isPublic && <Mark tone="calm">{words.dates.public}</Mark>
          )}
          <h4>{words.clocks.cases}</h4>
          <Cases rulebook={rulebook} rule={rule} at={at} edit={edit} />
          <h4>{words.clocks.ladder}</h4>
          <LadderList rulebook={rulebook} rule={rule} at={at} edit={edit} />
        </section>
      ))}
    </>
  );
}

type CasesProps = Props & { readonly rule: ClockRule; readonly at: number };

function Cases({ rulebook, rule, at, edit }: CasesProps) {
  const { clocks: words, cite } = useRulebookWords();
  const { language } = useSpeech();
  const [edited, setEdited] = useState<number>();
  const chosen = edited === undefined ? undefined : rule.cases[edited];
  return (
    <>
      <ol className="rulebook-list">
        {rule.cases.map((each, index) => {
          const name = textIn(each.label, language);
          return (
            <li key={each.id} {...place(`/clocks/${at}/cases/${index}`)}>
              <div className="case">
                <div>
                  <strong>{rangeInWords(each.budget, each.target, language)}</strong>
                  {language === 'zh-CN' ? '：' : ': '}
                  {name}
                  {each.when.is !== 'always' && (
                    <div className="quiet small">{words.when(predicateInWords(each.when, rulebook, language))}</div>
                  )}
                  {each.cite !== undefined && <div className="quiet small">{cite(each.cite)}</div>}
                </div>
                {edit && (
                  <Button size="small" aria-label={words.changeLimit(name)} onClick={() => setEdited(index)}>
                    {words.change}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {edit && chosen && edited !== undefined && (
        <LimitDialog
          clockCase={chosen}
          onDone={(changed) => edit(changeCase(at, edited, changed))}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}

const limitUnits = [
  'working-days',
  'calendar-days',
  'weeks',
  'months',
  'working-hours',
  'hours',
  'minutes',
  'same-day',
  'month-end',
  'agreed',
];
const targetUnits = ['', 'working-days', 'calendar-days', 'weeks', 'working-hours', 'hours'];

type Fields = { readonly limit: TimeFields; readonly target: TimeFields };
type LimitProps = {
  readonly clockCase: ClockCase;
  readonly onDone: (changed: ClockCase) => void;
  readonly onClose: () => void;
};

/** Changes the limit of one case, and the target of a range. */
function LimitDialog({ clockCase, onDone, onClose }: LimitProps) {
  const words = useRulebookWords().clocks;
  const { language, words: common } = useSpeech();
  const [form] = Form.useForm<Fields>();
  const limitUnit = Form.useWatch(['limit', 'unit'], form) ?? clockCase.budget.unit;
  const targetUnit = Form.useWatch(['target', 'unit'], form) ?? clockCase.target?.unit ?? '';
  const finish = ({ limit, target }: Fields): void => {
    const budget = budgetOf(limit, clockCase.budget);
    const aim = target.unit === '' ? undefined : CountedBudget.safeParse(budgetOf(target, clockCase.target)).data;
    if (!budget || (target.unit !== '' && !aim)) {
      form.setFields([{ name: [budget ? 'target' : 'limit', 'count'], errors: [words.tooMuch] }]);
      return;
    }
    const { target: _, ...rest } = clockCase;
    onDone({ ...rest, budget, ...(aim && { target: aim }) });
    onClose();
  };
  return (
    <Modal
      open
      title={words.changeLimit(textIn(clockCase.label, language))}
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
          limit: timeFieldsOf(clockCase.budget),
          target: clockCase.target ? timeFieldsOf(clockCase.target) : { unit: '', count: null },
        }}
        onFinish={finish}
      >
        <BudgetFields prefix="limit" label={words.limit} units={limitUnits} unit={limitUnit} />
        <BudgetFields
          prefix="target"
          label={words.target}
          units={withOwn(targetUnits, clockCase.target?.unit)}
          unit={targetUnit}
        />
      </Form>
    </Modal>
  );
}
