import { Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { TermId } from '../../../shared/kernel/ids.ts';
import { textIn } from '../../../shared/kernel/text.ts';
import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import type { Route } from '../../../shared/rulebook/schema/rules.ts';
import { predicateInWords } from '../../../shared/rulebook/words/predicate.ts';
import { useSpeech } from '../frame/language.tsx';
import { useNames } from '../frame/names.ts';
import { useTenant } from '../frame/tenant-gate.tsx';
import { type Edit, addRoute, categoriesOf, changeRoute, moveRouteUp, newTermId, removeRoute } from './edits.ts';
import { FilterField, isFound } from './filter-field.tsx';
import { place } from './places.ts';
import { SelectField } from './select-field.tsx';
import { useRulebookWords } from './use-words.ts';

type Props = { readonly rulebook: Rulebook; readonly edit: ((edit: Edit) => void) | undefined };

/** Which department what goes to. */
export function RoutesTab({ rulebook, edit }: Props) {
  const { routes: words, cite } = useRulebookWords();
  const { language, words: common } = useSpeech();
  const names = useNames();
  const [edited, setEdited] = useState<number | 'new'>();
  const [sought, seek] = useState('');
  const rows = rulebook.routes
    .map((route, at) => ({ route, at, when: predicateInWords(route.when, rulebook, language) }))
    .filter(({ route, when }) =>
      isFound(sought, [when, ...[route.lead, ...(route.coDepartments ?? [])].map(names.unit)]),
    );
  return (
    <>
      <p className="quiet">{rulebook.routes.length === 0 ? words.none : words.hint}</p>
      <div className="toolbar">
        {edit && (
          <Button type="primary" onClick={() => setEdited('new')}>
            {words.add}
          </Button>
        )}
        <FilterField label={words.find} value={sought} onChange={seek} count={rulebook.routes.length} />
      </div>
      {rows.length === 0 && sought !== '' && <p className="quiet">{words.notFound}</p>}
      <ol className="rulebook-list">
        {rows.map(({ route, at, when }) => (
          <li key={route.id} value={at + 1} {...place(`/routes/${at}`)}>
            <div className="case">
              <div>
                {when} → <strong>{names.unit(route.lead)}</strong>
                {route.coDepartments !== undefined && route.coDepartments.length > 0 && (
                  <div className="quiet small">{words.together(common.list(route.coDepartments.map(names.unit)))}</div>
                )}
                {route.cite !== undefined && <div className="quiet small">{cite(route.cite)}</div>}
              </div>
              {edit && (
                <div className="row-buttons">
                  {at > 0 && (
                    <Button size="small" aria-label={words.up(at + 1)} onClick={() => edit(moveRouteUp(at))}>
                      ↑
                    </Button>
                  )}
                  <Button size="small" aria-label={words.editOf(at + 1)} onClick={() => setEdited(at)}>
                    {words.edit}
                  </Button>
                  <Button size="small" danger aria-label={words.removeOf(at + 1)} onClick={() => edit(removeRoute(at))}>
                    {words.remove}
                  </Button>
                </div>
              )}
            </div>
          </li>
        ))}
      </ol>
      {edit && edited !== undefined && (
        <RouteDialog
          title={edited === 'new' ? words.add : words.editOf(edited + 1)}
          rulebook={rulebook}
          route={edited === 'new' ? undefined : rulebook.routes[edited]}
          onDone={(route) => edit(edited === 'new' ? addRoute(route) : changeRoute(edited, route))}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}

type Fields = { readonly categories: readonly string[]; readonly lead: string; readonly co: readonly string[] };
type DialogProps = {
  readonly title: string;
  readonly rulebook: Rulebook;
  readonly route: Route | undefined;
  readonly onDone: (route: Route) => void;
  readonly onClose: () => void;
};

function RouteDialog({ title, rulebook, route, onDone, onClose }: DialogProps) {
  const words = useRulebookWords().routes;
  const { language, words: common } = useSpeech();
  const names = useNames();
  const { organisation } = useTenant();
  const [form] = Form.useForm<Fields>();
  const named = route ? categoriesOf(route.when) : [];
  const units = organisation.units
    .filter(({ isClosed, id }) => !isClosed || id === route?.lead)
    .map(({ id }) => ({ value: String(id), label: names.unit(id) }));
  const finish = ({ categories, lead, co }: Fields): void => {
    const [first] = categories;
    const { coDepartments: _, ...rest } = route ?? {
      id: newTermId(
        rulebook.categories.find(({ id }) => id === first)?.label ?? {},
        'route',
        rulebook.routes.map(({ id }) => id),
      ),
      when: { is: 'always' as const },
    };
    onDone({
      ...rest,
      ...(named && { when: { is: 'category', in: categories.map((id) => TermId.parse(id)) } }),
      lead: TermId.parse(lead),
      ...(co.length > 0 && { coDepartments: co.filter((id) => id !== lead).map((id) => TermId.parse(id)) }),
    });
    onClose();
  };
  return (
    <Modal
      open
      title={title}
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
          categories: (named ?? []).map(String),
          lead: route?.lead,
          co: (route?.coDepartments ?? []).map(String),
        }}
        onFinish={finish}
      >
        {named ? (
          <SelectField
            name="categories"
            label={words.categories}
            need={words.needCategory}
            isMany
            options={rulebook.categories.map(({ id, label }) => ({
              value: String(id),
              label: textIn(label, language),
            }))}
          />
        ) : (
          <p className="quiet">{words.complex}</p>
        )}
        <SelectField name="lead" label={words.lead} need={words.needLead} options={units} />
        <SelectField name="co" label={words.co} isMany options={units} />
      </Form>
    </Modal>
  );
}
