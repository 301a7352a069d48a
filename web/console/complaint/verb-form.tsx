import { Alert, Button, Form, Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { isProblem } from '../server/failure.ts';
import type { useVerb } from './use-verb.ts';

type Props = {
  readonly verb: ReturnType<typeof useVerb>;
  readonly submit: string;
  /** The body to send, or undefined while something is still missing. */
  readonly body: object | undefined;
  /** Told whether faults are to be shown: only after the first attempt. */
  readonly children: (showFaults: boolean) => ReactNode;
};

/** What the forms of all verbs share: sending, faults, and the answer when somebody else was faster. */
export function VerbForm({ verb, submit, body, children }: Props) {
  const { words } = useSpeech();
  const [wasTried, setTried] = useState(false);
  const send = (): void => {
    setTried(true);
    if (body !== undefined && !verb.isPending) verb.mutate(body, { onSuccess: () => setTried(false) });
  };
  return (
    <form
      className="verb"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {isProblem(verb.error, 'complaint/changed') ? (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={words.complaint.actions.changedTitle}
          description={words.complaint.actions.changed}
        />
      ) : (
        <FailureNotice failure={verb.error} onRetry={send} />
      )}
      {children(wasTried)}
      <Button type="primary" htmlType="submit" loading={verb.isPending}>
        {submit}
      </Button>
    </form>
  );
}

type FieldProps = {
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly fault?: string | undefined;
  readonly children: ReactNode;
};

/** A labelled field with a hint below it, and the fault when there is one. The control carries `id` itself. */
export function Field({ id, label, hint, fault, children }: FieldProps) {
  return (
    <Form layout="vertical" component={false}>
      <Form.Item
        label={label}
        htmlFor={id}
        extra={hint}
        {...(fault === undefined ? {} : { validateStatus: 'error' as const, help: <span role="alert">{fault}</span> })}
      >
        {children}
      </Form.Item>
    </Form>
  );
}

type TextFieldProps = Omit<FieldProps, 'children'> & {
  readonly value: string;
  readonly max: number;
  readonly rows: number;
  readonly onChange: (value: string) => void;
};

/** A field for a longer text, with a counter. */
export function TextField({ value, max, rows, onChange, ...field }: TextFieldProps) {
  return (
    <Field {...field}>
      <Input.TextArea
        id={field.id}
        value={value}
        maxLength={max}
        showCount
        autoSize={{ minRows: rows, maxRows: 20 }}
        aria-invalid={field.fault !== undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

/** Warns before the tab is closed while something typed has not been sent. */
export function useUnloadWarning(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isNeeded]);
}
