import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import { Link } from 'wouter';
import { textIn } from '../../../shared/kernel/text.ts';
import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { problemWords } from '../../words/console/problems.ts';
import { problemCodes } from '../../../shared/contract/problems.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Mark } from '../frame/mark.tsx';
import { Moment } from '../frame/moment.tsx';
import { useNames } from '../frame/names.ts';
import { Panel } from '../frame/panel.tsx';
import { useTenant } from '../frame/tenant-gate.tsx';
import { explainQuery } from '../server/queries.ts';
import { useRulebookWords } from './use-words.ts';

/** The value, once it has stayed the same for so many milliseconds. */
function useSettled<Value>(value: Value, milliseconds: number): Value {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

/** The deadlines that a complaint filed now would get under what is on the screen. */
export function DatesPanel({ rulebook }: { readonly rulebook: Rulebook }) {
  const words = useRulebookWords().dates;
  const { language, words: common } = useSpeech();
  const names = useNames();
  const { organisation } = useTenant();
  const [chosen, choose] = useState<string>();
  const [departments, setDepartments] = useState<readonly string[]>([]);
  const id = useId();
  const category = rulebook.categories.find((each) => each.id === chosen)?.id ?? rulebook.categories[0]?.id;
  const settled = useSettled(rulebook, 500);
  const { data, error } = useQuery({
    ...explainQuery({ rulebook: settled, language, filing: { category, departments } }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <Panel title={words.title}>
      <p className="quiet small">{words.hint}</p>
      <p className="small">
        <Link href="/calendar">{words.calendar}</Link>
      </p>
      <div className="dates-asked">
        <label htmlFor={`${id}-category`}>{words.category}</label>
        <Select
          id={`${id}-category`}
          showSearch
          optionFilterProp="label"
          value={category === undefined ? undefined : String(category)}
          onChange={choose}
          options={rulebook.categories.map((each) => ({ value: String(each.id), label: textIn(each.label, language) }))}
        />
        <label htmlFor={`${id}-departments`}>{words.departments}</label>
        <Select
          id={`${id}-departments`}
          mode="multiple"
          optionFilterProp="label"
          placeholder={words.departmentsHint}
          value={[...departments]}
          onChange={setDepartments}
          options={organisation.units
            .filter(({ isClosed }) => !isClosed)
            .map((unit) => ({ value: String(unit.id), label: names.unit(unit.id) }))}
        />
      </div>
      <FailureNotice failure={error} />
      {data?.refusal !== undefined && (
        <p>
          {words.refused}
          {problemCodes.find((code) => code === data.refusal) === undefined
            ? data.refusal
            : problemWords[language][problemCodes.find((code) => code === data.refusal) ?? 'service/bug']}
        </p>
      )}
      {data?.proposed && departments.length === 0 && (
        <p className="quiet">{words.proposed(names.unit(data.proposed.unit))}</p>
      )}
      {data?.clocks.length === 0 && <p className="quiet">{words.none}</p>}
      {data?.clocks.map((clock) => (
        <section key={`${clock.clock}/${clock.unit ?? ''}`} className="clock">
          <h3>
            {textIn(clock.label, language)}
            {clock.unit !== undefined && ` · ${names.unit(clock.unit)}`}{' '}
            {clock.isPublic && <Mark tone="calm">{words.public}</Mark>}
          </h3>
          <p className="quiet small">{textIn(clock.case, language)}</p>
          <p className="due">
            {words.due} <Moment at={clock.dueAt} />
          </p>
          {clock.targetAt && (
            <p>
              {words.target} <Moment at={clock.targetAt} />
            </p>
          )}
          <details>
            <summary>{words.why}</summary>
            <ul>
              {clock.why.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </details>
          {clock.ladder.length > 0 && (
            <details>
              <summary>{words.ladder}</summary>
              <ol>
                {clock.ladder.map(({ step, at, sentence }) => (
                  <li key={`${step} ${at}`}>
                    <Moment at={at} /> {sentence}
                  </li>
                ))}
              </ol>
            </details>
          )}
        </section>
      ))}
      {data !== undefined && data.duties.length > 0 && (
        <p>
          {words.duties(
            common.list(
              data.duties.map((duty) => {
                const found = rulebook.duties?.find((each) => each.id === duty);
                return found ? textIn(found.label, language) : duty;
              }),
            ),
          )}
        </p>
      )}
    </Panel>
  );
}
