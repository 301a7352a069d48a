import { Form, InputNumber, Select } from 'antd';
import { Budget } from '../../../shared/calendar/budget.ts';
import { useRulebookWords } from './use-words.ts';

/** An amount of time as a form has it. */
export type TimeFields = { readonly count: number | null; readonly unit: string };

const countless: readonly string[] = ['same-day', 'month-end', 'agreed'];

/** The time of a form as a budget; undefined when it is none. Options of the old budget of the same unit are kept. */
export function budgetOf({ count, unit }: TimeFields, before?: Budget): Budget | undefined {
  const kept = before?.unit === unit ? before : {};
  const parsed = Budget.safeParse(countless.includes(unit) ? { ...kept, unit } : { ...kept, unit, count });
  return parsed.data;
}

export const timeFieldsOf = (budget: Budget): TimeFields => ({
  unit: budget.unit,
  count: 'count' in budget ? budget.count : null,
});

/** The units of a form, and the one that is written already where it is another. */
export const withOwn = (units: readonly string[], own: string | undefined): readonly string[] =>
  own === undefined || units.includes(own) ? units : [...units, own];

type Props = {
  readonly prefix: string;
  readonly label: string;
  readonly units: readonly string[];
  /** The unit that is chosen now. */
  readonly unit: string;
};

/** Amount and unit, side by side. */
export function BudgetFields({ prefix, label, units, unit }: Props) {
  const words = useRulebookWords();
  const labels: Readonly<Record<string, string>> = { ...words.units, agreed: words.clocks.agreed };
  return (
    <fieldset className="budget-fields">
      <legend>{label}</legend>
      {!countless.includes(unit) && unit !== '' && (
        <Form.Item
          name={[prefix, 'count']}
          label={words.clocks.count}
          rules={[{ required: true, message: words.clocks.needCount }]}
        >
          <InputNumber min={1} max={1000} precision={0} />
        </Form.Item>
      )}
      <Form.Item name={[prefix, 'unit']} label={words.clocks.unit}>
        <Select options={units.map((each) => ({ value: each, label: labels[each] ?? words.clocks.noTarget }))} />
      </Form.Item>
    </fieldset>
  );
}
