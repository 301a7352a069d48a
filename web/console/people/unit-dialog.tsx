import { Form, Input } from 'antd';
import type { UnitView } from '../../../shared/contract/staff.ts';
import { useSpeech } from '../frame/language.tsx';
import { useNames } from '../frame/names.ts';
import { FormDialog } from './form-dialog.tsx';

type Fields = { readonly chinese: string; readonly english: string };

type Props = {
  /** The unit to rename, or a new one; the dialog is closed without either. */
  readonly edited: UnitView | 'new' | undefined;
  readonly onClose: () => void;
};

/** Adds a department or changes its name. Names in further languages stay as they are. */
export function UnitDialog({ edited, onClose }: Props) {
  const { words } = useSpeech();
  const names = useNames();
  const text = words.units;
  if (edited === undefined) return null;
  const before = edited === 'new' ? {} : edited.label;
  const labelOf = ({ chinese, english }: Fields) => {
    const { en: _, ...others } = before;
    return { ...others, 'zh-CN': chinese.trim(), ...(english.trim() === '' ? {} : { en: english.trim() }) };
  };
  return (
    <FormDialog<Fields>
      title={edited === 'new' ? text.addTitle : text.renameOf(names.unit(edited.id))}
      isOpen
      initial={{ chinese: before['zh-CN'] ?? '', english: before['en'] ?? '' }}
      changeOf={(fields) =>
        edited === 'new'
          ? { method: 'POST', path: '/api/units', body: { label: labelOf(fields) } }
          : { method: 'PATCH', path: `/api/units/${edited.id}`, body: { label: labelOf(fields) } }
      }
      onClose={onClose}
    >
      <Form.Item
        label={text.chinese}
        name="chinese"
        rules={[{ required: true, whitespace: true, message: text.needName }]}
      >
        <Input maxLength={60} lang="zh-CN" autoComplete="off" />
      </Form.Item>
      <Form.Item label={text.english} name="english">
        <Input maxLength={80} lang="en" autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}
