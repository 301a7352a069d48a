import { Form, Select } from 'antd';
import type { ReactNode } from 'react';

type Props = {
  readonly name: string;
  readonly label: string;
  readonly options: { readonly value: string; readonly label: string }[];
  /** Any number of them, instead of one. */
  readonly isMany?: boolean;
  /** What is said when nothing is chosen; unset where that is allowed. */
  readonly need?: string;
  readonly extra?: ReactNode;
  readonly placeholder?: string;
};

/** A field of a form in which one or several are chosen from a list; a long one is searched by what it shows. */
export function SelectField({ name, label, options, isMany = false, need, extra, placeholder }: Props) {
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={need === undefined ? [] : [{ required: true, message: need }]}
    >
      <Select
        {...(isMany && { mode: 'multiple' as const })}
        showSearch={isMany || options.length > 8}
        optionFilterProp="label"
        placeholder={placeholder}
        options={options}
      />
    </Form.Item>
  );
}
