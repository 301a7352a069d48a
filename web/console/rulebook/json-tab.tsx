import { Alert, App, Button, Input, Upload } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useEffect, useRef, useState } from 'react';
import { AnyRulebook, rulebookBytesMax } from '../../../shared/contract/rulebook.ts';
import { useSpeech } from '../frame/language.tsx';
import { type Goal, lineOf } from './places.ts';
import { useRulebookWords } from './use-words.ts';

type Props = {
  readonly document: Readonly<Record<string, unknown>>;
  readonly replace: ((document: Readonly<Record<string, unknown>>) => void) | undefined;
  /** The place to show. */
  readonly goal: Goal | undefined;
};

/** Selects a line of a text and brings it into the middle of its box. */
function showLine(box: HTMLTextAreaElement, text: string, line: number): void {
  const lines = text.split('\n');
  const start = lines.slice(0, line).join('\n').length + (line === 0 ? 0 : 1);
  box.focus();
  box.setSelectionRange(start, start + (lines[line]?.length ?? 0));
  box.scrollTop = (box.scrollHeight / lines.length) * line - box.clientHeight / 2;
}

/** The whole rulebook as JSON: to copy, to download, and to bring back changed. */
export function JsonTab({ document: shown, replace, goal }: Props) {
  const words = useRulebookWords();
  const { words: common } = useSpeech();
  const { message } = App.useApp();
  const [typed, setTyped] = useState<string>();
  const [fault, setFault] = useState<string>();
  const text = JSON.stringify(shown, null, 2);
  const area = useRef<TextAreaRef>(null);
  // Only when somebody is led here, not with every change of the text.
  const latest = useRef({ shown, text });
  useEffect(() => {
    latest.current = { shown, text };
  }, [shown, text]);
  useEffect(() => {
    const box = area.current?.resizableTextArea?.textArea;
    if (goal === undefined || box === undefined) return;
    showLine(box, latest.current.text, lineOf(latest.current.shown, goal.pointer));
  }, [goal]);
  const take = (written: string): void => {
    try {
      if (written.length > rulebookBytesMax) throw new Error(words.json.tooLarge);
      const read: unknown = JSON.parse(written);
      replace?.(AnyRulebook.parse(read));
      setTyped(undefined);
      setFault(undefined);
    } catch (error) {
      setFault(error instanceof SyntaxError ? error.message : words.json.tooLarge);
    }
  };
  const download = (): void => {
    const link = globalThis.document.createElement('a');
    const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.href = address;
    link.download = 'rulebook.json';
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <>
      <p className="quiet">{words.json.hint}</p>
      {fault !== undefined && <Alert type="error" showIcon role="alert" title={`${words.json.notJson}${fault}`} />}
      <div className="toolbar row-buttons">
        <Button
          onClick={() =>
            void navigator.clipboard.writeText(text).then(() => {
              void message.success(words.json.copied);
            })
          }
        >
          {words.json.copy}
        </Button>
        <Button onClick={download}>{words.json.download}</Button>
        {replace && (
          <>
            <Upload
              accept=".json,application/json"
              showUploadList={false}
              beforeUpload={(file) => {
                void file.text().then(take);
                return false;
              }}
            >
              <Button>{words.json.upload}</Button>
            </Upload>
            {typed === undefined ? (
              <Button onClick={() => setTyped(text)}>{words.json.edit}</Button>
            ) : (
              <>
                <Button type="primary" onClick={() => take(typed)}>
                  {words.json.apply}
                </Button>
                <Button
                  onClick={() => {
                    setTyped(undefined);
                    setFault(undefined);
                  }}
                >
                  {common.act.cancel}
                </Button>
              </>
            )}
          </>
        )}
      </div>
      <Input.TextArea
        ref={area}
        className="json"
        aria-label="JSON"
        readOnly={typed === undefined}
        value={typed ?? text}
        onChange={({ target }) => setTyped(target.value)}
        autoSize={{ minRows: 12, maxRows: 32 }}
        spellCheck={false}
      />
    </>
  );
}
