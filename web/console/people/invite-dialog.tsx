import { Form, Input } from 'antd';
import type { OrganisationView } from '../../../shared/contract/staff.ts';
import { useSpeech } from '../frame/language.tsx';
import { FormDialog } from './form-dialog.tsx';
import { HoldingsField } from './holdings-field.tsx';

type Fields = {
  readonly name: string;
  readonly email: string;
  readonly holdings: readonly { readonly position?: string; readonly unit?: string }[];
};

const nobody: Fields = { name: '', email: '', holdings: [{}] };

type Props = { readonly organisation: OrganisationView; readonly isOpen: boolean; readonly onClose: () => void };

/** Invites a person by mail. */
export function InviteDialog({ organisation, isOpen, onClose }: Props) {
  const { words } = useSpeech();
  const text = words.people;
  return (
    <FormDialog<Fields>
      title={text.inviteTitle}
      okText={text.sendInvite}
      isOpen={isOpen}
      initial={nobody}
      changeOf={(fields) => ({ method: 'POST', path: '/api/people', body: fields, done: text.invited(fields.name) })}
      onClose={onClose}
    >
      <p className="quiet">{text.inviteIntro}</p>
      <Form.Item
        label={text.name}
        name="name"
        rules={[{ required: true, whitespace: true, max: 60, message: text.needName }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        label={text.email}
        name="email"
        normalize={(value: string) => value.trim()}
        validateTrigger="onBlur"
        rules={[{ required: true, type: 'email', message: text.needEmail }]}
      >
        <Input type="email" maxLength={254} autoComplete="off" />
      </Form.Item>
      <HoldingsField organisation={organisation} />
    </FormDialog>
  );
}
