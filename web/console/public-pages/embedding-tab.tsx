import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { type Language, languages, textIn } from '../../../shared/kernel/text.ts';
import { buttonWords } from '../../words/intake/button.ts';
import { useSpeech } from '../frame/language.tsx';
import { useNames } from '../frame/names.ts';
import { Panel } from '../frame/panel.tsx';
import { useTenant } from '../frame/tenant-gate.tsx';
import { placesQuery } from '../server/queries.ts';
import { useSession } from '../session/session.ts';
import { inOrder } from './places-tab.tsx';
import { usePublicPagesWords } from './use-words.ts';
import { keysOf } from '../../../shared/kernel/keys-of.ts';

type Label = keyof typeof buttonWords;

/** As text between tags or in an attribute. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** HTML for the organisation's own site: a link, or a button in a frame. */
export function EmbeddingTab() {
  const words = usePublicPagesWords().embedding;
  const speech = useSpeech();
  const { tenant } = useSession();
  const { vocabulary } = useTenant();
  const names = useNames();
  const places = useQuery(placesQuery);
  const id = useId();
  const [label, setLabel] = useState<Label>('complain');
  const [language, setLanguage] = useState<Language>('zh-CN');
  const [category, setCategory] = useState<string>();
  const [place, setPlace] = useState<string>();
  const open = inOrder(places.data?.places.filter(({ isClosed }) => !isClosed) ?? []);

  const prefill = {
    ...(category !== undefined && { category }),
    ...(place !== undefined && { place }),
    lang: language,
  };
  const text = buttonWords[label][language];
  const link = `${tenant.intakeAddress}file?${new URLSearchParams(prefill).toString()}`;
  const button = `${tenant.intakeAddress}button?${new URLSearchParams({ ...prefill, label }).toString()}`;
  const ownNames: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' };
  return (
    <>
      <p>{words.intro}</p>
      <div className="posters-choices">
        <label htmlFor={`${id}-label`}>
          <span className="field-label">{words.label}</span>
          <Select
            id={`${id}-label`}
            value={label}
            options={keysOf(buttonWords).map((value) => ({ value, label: buttonWords[value][speech.language] }))}
            onChange={setLabel}
          />
        </label>
        <label htmlFor={`${id}-language`}>
          <span className="field-label">{words.language}</span>
          <Select
            id={`${id}-language`}
            value={language}
            options={languages.map((value) => ({ value, label: ownNames[value] }))}
            onChange={setLanguage}
          />
        </label>
        <label htmlFor={`${id}-category`}>
          <span className="field-label">{words.category}</span>
          <Select
            id={`${id}-category`}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={category}
            options={vocabulary.categories.map((each) => ({ value: each.id, label: names.category(each.id) }))}
            onChange={setCategory}
          />
        </label>
        {open.length > 0 && (
          <label htmlFor={`${id}-place`}>
            <span className="field-label">{words.place}</span>
            <Select
              id={`${id}-place`}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              value={place}
              options={open.map((each) => ({ value: each.id, label: textIn(each.label, speech.language) }))}
              onChange={setPlace}
            />
          </label>
        )}
      </div>
      <Code title={words.link} hint={words.linkHint} code={`<a href="${escaped(link)}">${escaped(text)}</a>`} />
      <Code
        title={words.button}
        hint={words.buttonHint}
        code={`<iframe src="${escaped(button)}" title="${escaped(text)}" width="220" height="58" style="border:0"></iframe>`}
      />
      <p>
        <a href={button} target="_blank" rel="noreferrer">
          {words.preview}
        </a>
      </p>
    </>
  );
}

function Code({ title, hint, code }: { readonly title: string; readonly hint: string; readonly code: string }) {
  const words = usePublicPagesWords().embedding;
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(code);
      void message.success(words.copied);
    } catch {
      void message.error(words.copyFailed);
    }
  };
  return (
    <Panel title={title}>
      <p className="quiet small">{hint}</p>
      <Input.TextArea readOnly autoSize aria-label={title} className="code-shown" value={code} />
      <div className="toolbar">
        <Button onClick={() => void copy()}>{words.copy}</Button>
      </div>
    </Panel>
  );
}
