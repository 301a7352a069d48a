import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Select } from 'antd';
import type { OrganisationView } from '../../../shared/contract/staff.ts';
import { useSpeech } from '../frame/language.tsx';
import { useNames } from '../frame/names.ts';

const holdingsMax = 20;

/** One or more positions, each at a unit. Part of an Ant Design form, under the name `holdings`. */
export function HoldingsField({ organisation }: { readonly organisation: OrganisationView }) {
  const { words } = useSpeech();
  const names = useNames();
  const text = words.people;
  const positions = organisation.positions.map(({ id }) => ({ value: id, label: names.position(id) }));
  const units = organisation.units
    .filter((unit) => !unit.isClosed)
    .map(({ id }) => ({ value: id, label: names.unit(id) }));
  const rules = [{ required: true, message: text.needHolding }];
  return (
    <fieldset className="holdings">
      <legend>{text.holdings}</legend>
      <Form.List name="holdings">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, index) => (
              <div key={key} className="holding">
                <Form.Item name={[name, 'position']} rules={rules}>
                  <Select aria-label={text.positionNth(index + 1)} placeholder={text.position} options={positions} />
                </Form.Item>
                <Form.Item name={[name, 'unit']} rules={rules}>
                  <Select
                    aria-label={text.unitNth(index + 1)}
                    placeholder={text.unit}
                    options={units}
                    showSearch={{ optionFilterProp: 'label' }}
                  />
                </Form.Item>
                <Button
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={text.removeHolding(index + 1)}
                  disabled={fields.length === 1}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button icon={<PlusOutlined aria-hidden />} disabled={fields.length >= holdingsMax} onClick={() => add({})}>
              {text.addHolding}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
