import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { Announcement } from '../../../shared/contract/profile.ts';
import { textIn } from '../../../shared/kernel/text.ts';
import { localDay } from '../../../shared/calendar/time-zone.ts';
import { instantOf } from '../../../shared/kernel/time.ts';
import { type Column, DataTable } from '../frame/data-table.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Mark, type Tone } from '../frame/mark.tsx';
import { useNames } from '../frame/names.ts';
import { useTenant } from '../frame/tenant-gate.tsx';
import { serverNow } from '../server/server-clock.ts';
import { useSession } from '../session/session.ts';
import type { ProfileDraft } from './use-profile-draft.ts';
import { usePublicPagesWords } from './use-words.ts';

type Props = { readonly draft: ProfileDraft; readonly mayEdit: boolean };

const announcementsMax = 10;
const tones = { now: 'good', later: 'soon', over: 'quiet' } as const satisfies Record<string, Tone>;

function useToday(): string {
  const { tenant } = useSession();
  return localDay(instantOf(serverNow()), tenant.timeZone);
}

const stateOf = ({ from, until }: Announcement, today: string): keyof typeof tones =>
  today < from ? 'later' : until !== undefined && until < today ? 'over' : 'now';

/** What many people ask about, said once. */
export function AnnouncementsTab({ draft, mayEdit }: Props) {
  const words = usePublicPagesWords().announcements;
  const { language } = useSpeech();
  const today = useToday();
  const [edited, setEdited] = useState<Announcement | 'new'>();
  const announcements = draft.profile.announcements ?? [];
  const put = (id: string, after: Announcement | undefined): void => {
    const others = announcements.filter((each) => each.id !== id);
    const next = after === undefined ? others : [...others, after];
    draft.set('announcements', next.length === 0 ? undefined : next.toSorted((a, b) => (a.from < b.from ? 1 : -1)));
  };
  const columns: readonly Column<Announcement>[] = [
    { key: 'title', title: words.columns.title, cell: ({ title }) => textIn(title, language) },
    { key: 'when', title: words.columns.when, cell: ({ from, until }) => words.when(from, until) },
    {
      key: 'state',
      title: words.columns.state,
      cell: (each) => <Mark tone={tones[stateOf(each, today)]}>{words.states[stateOf(each, today)]}</Mark>,
    },
    ...(mayEdit
      ? [
          {
            key: 'actions',
            title: words.columns.actions,
            cell: (each: Announcement) => {
              const title = textIn(each.title, language);
              return (
                <div className="row-buttons">
                  <Button size="small" aria-label={words.edit(title)} onClick={() => setEdited(each)}>
                    {words.editShort}
                  </Button>
                  <Button size="small" danger aria-label={words.remove(title)} onClick={() => put(each.id, undefined)}>
                    {words.removeShort}
                  </Button>
                </div>
              );
            },
          },
        ]
      : []),
  ];
  return (
    <>
      <p>{words.intro}</p>
      {mayEdit && announcements.length < announcementsMax && (
        <div className="toolbar">
          <Button type="primary" onClick={() => setEdited('new')}>
            {words.add}
          </Button>
        </div>
      )}
      {announcements.length === 0 ? (
        <p className="quiet">{words.none}</p>
      ) : (
        <DataTable label={words.columns.title} columns={columns} rows={announcements} keyOf={({ id }) => id} />
      )}
      {edited !== undefined && (
        <AnnouncementDialog
          edited={edited === 'new' ? undefined : edited}
          newId={newId(announcements)}
          onKeep={(after) => {
            put(after.id, after);
            setEdited(undefined);
          }}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}

/** The first number that no announcement has. */
function newId(announcements: readonly Announcement[]): string {
  let number = announcements.length + 1;
  while (announcements.some(({ id }) => id === `announcement-${number}`)) number += 1;
  return `announcement-${number}`;
}

type Fields = {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly textZh: string;
  readonly textEn: string;
  readonly categories: readonly string[];
  readonly from: string;
  readonly until: string;
};

const localText = (zh: string, en: string) => ({
  ...(zh.trim() !== '' && { 'zh-CN': zh.trim() }),
  ...(en.trim() !== '' && { en: en.trim() }),
});

type DialogProps = {
  readonly edited: Announcement | undefined;
  readonly newId: string;
  readonly onKeep: (after: Announcement) => void;
  readonly onClose: () => void;
};

function AnnouncementDialog({ edited, newId: id, onKeep, onClose }: DialogProps) {
  const all = usePublicPagesWords();
  const words = all.announcements;
  const { words: common } = useSpeech();
  const names = useNames();
  const { vocabulary } = useTenant();
  const today = useToday();
  const [form] = Form.useForm<Fields>();
  const initial: Fields = {
    titleZh: edited?.title['zh-CN'] ?? '',
    titleEn: edited?.title['en'] ?? '',
    textZh: edited?.text['zh-CN'] ?? '',
    textEn: edited?.text['en'] ?? '',
    categories: edited?.categories ?? [],
    from: edited?.from ?? today,
    until: edited?.until ?? '',
  };
  const keep = (fields: Fields): void => {
    const after = Announcement.safeParse({
      id: edited?.id ?? id,
      title: localText(fields.titleZh, fields.titleEn),
      text: localText(fields.textZh, fields.textEn),
      ...(fields.categories.length > 0 && { categories: fields.categories }),
      from: fields.from,
      ...(fields.until !== '' && { until: fields.until }),
    });
    if (after.success) onKeep(after.data);
    else form.setFields([{ name: 'until', errors: [words.order] }]);
  };
  const required = [{ required: true, whitespace: true, message: words.need }];
  return (
    <Modal
      open
      title={edited === undefined ? words.add : words.editShort}
      okText={words.keep}
      cancelText={common.act.cancel}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="quiet small">{words.hint}</p>
      <Form<Fields> form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={keep}>
        <Form.Item label={`${words.title} · ${all.chinese}`} name="titleZh" rules={required}>
          <Input maxLength={80} lang="zh-CN" />
        </Form.Item>
        <Form.Item label={`${words.title} · ${all.english}`} name="titleEn">
          <Input maxLength={80} lang="en" />
        </Form.Item>
        <Form.Item label={`${words.text} · ${all.chinese}`} name="textZh" rules={required}>
          <Input.TextArea maxLength={600} rows={4} lang="zh-CN" />
        </Form.Item>
        <Form.Item label={`${words.text} · ${all.english}`} name="textEn">
          <Input.TextArea maxLength={600} rows={4} lang="en" />
        </Form.Item>
        <Form.Item label={words.categories} name="categories" extra={words.categoriesHint}>
          <Select
            mode="multiple"
            maxCount={20}
            optionFilterProp="label"
            options={vocabulary.categories.map((category) => ({
              value: category.id,
              label: names.category(category.id),
            }))}
          />
        </Form.Item>
        <Form.Item label={words.from} name="from" rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item label={words.until} name="until">
          <Input type="date" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
