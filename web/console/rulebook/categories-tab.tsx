import { App, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { TermId } from '../../../shared/kernel/ids.ts';
import { textIn } from '../../../shared/kernel/text.ts';
import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import type { Category } from '../../../shared/rulebook/schema/vocabulary.ts';
import { useSpeech } from '../frame/language.tsx';
import { Mark } from '../frame/mark.tsx';
import { useNames } from '../frame/names.ts';
import {
  type Edit,
  addCategory,
  categoryRows,
  changeCategory,
  isCategoryUsed,
  labelled,
  leadsByCategory,
  newTermId,
  removeCategory,
  withBelow,
} from './edits.ts';
import { FilterField, isFound } from './filter-field.tsx';
import { place } from './places.ts';
import { useRulebookWords } from './use-words.ts';

type Props = { readonly rulebook: Rulebook; readonly edit: ((edit: Edit) => void) | undefined };
type Edited = { readonly category?: Category; readonly parent?: TermId | undefined };

/** The category tree, with the department that each category goes to. */
export function CategoriesTab({ rulebook, edit }: Props) {
  const words = useRulebookWords().categories;
  const { language, words: common } = useSpeech();
  const names = useNames();
  const { modal } = App.useApp();
  const [edited, setEdited] = useState<Edited>();
  const [sought, seek] = useState('');
  const pointers = new Map(rulebook.categories.map(({ id }, at) => [id, `/categories/${at}`]));
  const leads = leadsByCategory(rulebook);
  const rows = categoryRows(rulebook.categories).filter(({ category: { id, label } }) =>
    isFound(sought, [textIn(label, language), id, names.unit(leads.get(id) ?? '')]),
  );
  const remove = (category: Category): void => {
    const name = textIn(category.label, language);
    modal.confirm({
      title: words.removeAsk(name),
      content: isCategoryUsed(rulebook, category.id) ? `${words.removeWhat} ${words.removeUsed}` : words.removeWhat,
      okText: words.remove,
      okButtonProps: { danger: true },
      cancelText: common.act.cancel,
      onOk: () => edit?.(removeCategory(category.id)),
    });
  };
  return (
    <>
      <div className="toolbar">
        {edit && (
          <Button type="primary" onClick={() => setEdited({})}>
            {words.add}
          </Button>
        )}
        <FilterField label={words.find} value={sought} onChange={seek} count={rulebook.categories.length} />
      </div>
      {rows.length === 0 && <p className="quiet">{words.notFound}</p>}
      <ul className="category-tree">
        {rows.map(({ category, depth }) => {
          const name = textIn(category.label, language);
          const lead = leads.get(category.id);
          return (
            <li
              key={category.id}
              style={{ paddingInlineStart: `${depth * 1.5}rem` }}
              {...place(pointers.get(category.id) ?? '')}
            >
              <div className="category-name">
                <strong>{name}</strong> {category.isInternal === true && <Mark tone="quiet">{words.internal}</Mark>}
                <div className="quiet small">
                  {lead === undefined ? (depth === 0 ? words.noLead : '') : words.goesTo(names.unit(lead))}
                </div>
              </div>
              {edit && (
                <div className="row-buttons">
                  <Button size="small" aria-label={words.edit(name)} onClick={() => setEdited({ category })}>
                    {words.rename}
                  </Button>
                  <Button
                    size="small"
                    aria-label={`${words.addBelow}: ${name}`}
                    onClick={() => setEdited({ parent: category.id })}
                  >
                    {words.addBelow}
                  </Button>
                  <Button size="small" danger aria-label={words.removeOf(name)} onClick={() => remove(category)}>
                    {words.remove}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {edit && edited && (
        <CategoryDialog rulebook={rulebook} edited={edited} edit={edit} onClose={() => setEdited(undefined)} />
      )}
    </>
  );
}

type Fields = { readonly chinese: string; readonly english: string; readonly hint: string; readonly parent: string };
type DialogProps = {
  readonly rulebook: Rulebook;
  readonly edited: Edited;
  readonly edit: (edit: Edit) => void;
  readonly onClose: () => void;
};

function CategoryDialog({ rulebook, edited, edit, onClose }: DialogProps) {
  const words = useRulebookWords().categories;
  const { language, words: common } = useSpeech();
  const [form] = Form.useForm<Fields>();
  const { category } = edited;
  const own = category ? withBelow(rulebook.categories, category.id) : [];
  const finish = ({ chinese, english, hint, parent }: Fields): void => {
    const label = labelled(category?.label ?? {}, chinese, english);
    const {
      parent: _,
      hint: __,
      ...rest
    } = category ?? {
      id: newTermId(
        label,
        'category',
        rulebook.categories.map(({ id }) => id),
      ),
    };
    const hints = labelled(
      category?.hint ?? {},
      language === 'zh-CN' ? hint : (category?.hint?.['zh-CN'] ?? ''),
      language === 'en' ? hint : (category?.hint?.['en'] ?? ''),
    );
    const next: Category = {
      ...rest,
      label,
      ...(parent !== '' && { parent: TermId.parse(parent) }),
      ...(Object.keys(hints).length > 0 && { hint: hints }),
    };
    edit(category ? changeCategory(next) : addCategory(next));
    onClose();
  };
  return (
    <Modal
      open
      title={category ? words.edit(textIn(category.label, language)) : words.add}
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
          chinese: category?.label['zh-CN'] ?? '',
          english: category?.label['en'] ?? '',
          hint: category?.hint?.[language] ?? '',
          parent: category?.parent ?? edited.parent ?? '',
        }}
        onFinish={finish}
      >
        <Form.Item
          label={words.chinese}
          name="chinese"
          rules={[{ required: true, whitespace: true, message: words.needName }]}
        >
          <Input maxLength={60} lang="zh-CN" autoComplete="off" />
        </Form.Item>
        <Form.Item label={words.english} name="english">
          <Input maxLength={80} lang="en" autoComplete="off" />
        </Form.Item>
        <Form.Item label={words.hint} name="hint">
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item label={words.parent} name="parent">
          <Select
            showSearch
            optionFilterProp="label"
            options={[
              { value: '', label: words.top },
              ...rulebook.categories
                .filter(({ id }) => !own.includes(id))
                .map(({ id, label }) => ({ value: id, label: textIn(label, language) })),
            ]}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
