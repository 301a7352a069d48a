import { Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { type OrganisationChange, useOrganisationChange } from './use-organisation-change.ts';

type Props<Fields> = {
  readonly title: string;
  readonly okText?: string;
  readonly isOpen: boolean;
  readonly initial: Fields;
  readonly changeOf: (fields: Fields) => OrganisationChange;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A dialog with a form that makes one change. What was typed stays when the change is refused. */
export function FormDialog<Fields extends object>({
  title,
  okText,
  isOpen,
  initial,
  changeOf,
  onClose,
  children,
}: Props<Fields>) {
  const { words } = useSpeech();
  const [form] = Form.useForm<Fields>();
  const change = useOrganisationChange();
  return (
    <Modal
      title={title}
      open={isOpen}
      destroyOnHidden
      okText={okText ?? words.act.save}
      cancelText={words.act.cancel}
      confirmLoading={change.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterClose={change.reset}
    >
      <FailureNotice failure={change.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={initial}
        onFinish={(fields) => change.mutate(changeOf(fields), { onSuccess: onClose })}
      >
        {children}
      </Form>
    </Modal>
  );
}
