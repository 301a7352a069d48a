import { App, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { type PlaceView, type PlacesBody, placesAtOnceMax } from '../../../shared/contract/places.ts';
import type { TermId } from '../../../shared/kernel/ids.ts';
import type { LocalText } from '../../../shared/kernel/text.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { useNames } from '../frame/names.ts';
import { useTenant } from '../frame/tenant-gate.tsx';
import { usePlaceChange } from './use-place-change.ts';
import { usePublicPagesWords } from './use-words.ts';

type Terms = { readonly location?: TermId | undefined; readonly category?: TermId | undefined };

/** Location and category of a place; lists that the rulebook does not have are not asked for. */
function TermFields() {
  const words = usePublicPagesWords().places;
  const { vocabulary } = useTenant();
  const names = useNames();
  const locations = vocabulary.further.locations ?? [];
  return (
    <>
      {locations.length > 0 && (
        <Form.Item label={words.location} name="location">
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={locations.map(({ id }) => ({ value: id, label: names.further('locations', id) }))}
          />
        </Form.Item>
      )}
      <Form.Item label={words.category} name="category">
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={vocabulary.categories.map(({ id }) => ({ value: id, label: names.category(id) }))}
        />
      </Form.Item>
    </>
  );
}

type Fields = Terms & { readonly zh: string; readonly en: string; readonly note: string };

type PlaceProps = {
  /** The place to change, or a new one. */
  readonly edited: PlaceView | 'new';
  readonly onClose: () => void;
};

/** Makes one place, or changes what is said of it. */
export function PlaceDialog({ edited, onClose }: PlaceProps) {
  const words = usePublicPagesWords().places;
  const { words: common } = useSpeech();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const change = usePlaceChange();
  const before = edited === 'new' ? undefined : edited;
  const labelOf = ({ zh, en }: Fields): LocalText => {
    const { 'zh-CN': _, en: __, ...others } = before?.label ?? {};
    return { ...others, 'zh-CN': zh.trim(), ...(en.trim() !== '' && { en: en.trim() }) };
  };
  const save = (fields: Fields): void => {
    const { location, category } = fields;
    const note = fields.note.trim();
    const label = labelOf(fields);
    change.mutate(
      before === undefined
        ? {
            add: {
              places: [{ label, ...(location && { location }), ...(category && { category }), ...(note && { note }) }],
            },
          }
        : {
            id: before.id,
            patch: { label, location: location ?? null, category: category ?? null, note: note === '' ? null : note },
          },
      {
        onSuccess: () => {
          void message.success(words.done);
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={before === undefined ? words.add : words.edit}
      okText={common.act.save}
      cancelText={common.act.cancel}
      confirmLoading={change.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <FailureNotice failure={change.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          zh: before?.label['zh-CN'] ?? '',
          en: before?.label['en'] ?? '',
          note: before?.note ?? '',
          location: before?.location,
          category: before?.category,
        }}
        onFinish={save}
      >
        <Form.Item label={words.chinese} name="zh" rules={[{ required: true, whitespace: true, message: words.need }]}>
          <Input maxLength={60} lang="zh-CN" autoComplete="off" />
        </Form.Item>
        <Form.Item label={words.english} name="en">
          <Input maxLength={60} lang="en" autoComplete="off" />
        </Form.Item>
        <TermFields />
        <Form.Item label={words.note} name="note">
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Lines as places: `3 号电梯 | Lift 3`. A line that stands there twice is one place. */
export function placesOfLines(lines: string): readonly LocalText[] {
  const labels = new Map<string, LocalText>();
  for (const line of lines.split('\n')) {
    const [zh = '', en = ''] = line.split(/[|｜]/).map((part) => part.trim().slice(0, 60));
    if (zh !== '') labels.set(zh, { 'zh-CN': zh, ...(en !== '' && { en }) });
  }
  return [...labels.values()];
}

const lineOf = (label: LocalText): string =>
  [label['zh-CN'], label['en']].filter((part) => part !== undefined).join(' | ');

const inPortions = (labels: readonly LocalText[]): readonly (readonly LocalText[])[] =>
  Array.from({ length: Math.ceil(labels.length / placesAtOnceMax) }, (_, nth) =>
    labels.slice(nth * placesAtOnceMax, (nth + 1) * placesAtOnceMax),
  );

/** Makes many places from a list of names. When one portion is refused, what has not been made stays in the field. */
export function BulkDialog({ onClose }: { readonly onClose: () => void }) {
  const words = usePublicPagesWords().places;
  const { words: common } = useSpeech();
  const { message } = App.useApp();
  const [form] = Form.useForm<Terms & { lines: string }>();
  const [count, setCount] = useState(0);
  const change = usePlaceChange();
  const save = async ({ lines, location, category }: Terms & { lines: string }): Promise<void> => {
    const labels = placesOfLines(lines);
    const terms = { ...(location && { location }), ...(category && { category }) };
    let made = 0;
    try {
      for (const portion of inPortions(labels)) {
        const places: PlacesBody['places'] = portion.map((label) => ({ label, ...terms }));
        await change.mutateAsync({ add: { places } });
        made += portion.length;
      }
      void message.success(words.added(made));
      onClose();
    } catch {
      form.setFieldValue('lines', labels.slice(made).map(lineOf).join('\n'));
      setCount(labels.length - made);
    }
  };
  return (
    <Modal
      open
      title={words.bulkTitle}
      okText={common.act.save}
      cancelText={common.act.cancel}
      confirmLoading={change.isPending}
      okButtonProps={{ disabled: count === 0 }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <FailureNotice failure={change.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ lines: '' }}
        onFinish={(fields) => void save(fields)}
        onValuesChange={(_, { lines }) => setCount(placesOfLines(lines).length)}
      >
        <Form.Item label={words.lines} name="lines" extra={words.bulkHint}>
          <Input.TextArea rows={10} />
        </Form.Item>
        <TermFields />
      </Form>
      <p role="status" className="quiet">
        {words.bulkCount(count)}
      </p>
    </Modal>
  );
}
