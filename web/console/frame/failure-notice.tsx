import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { problemWords } from '../../words/console/problems.ts';
import { CallFailure, isPassing } from '../server/failure.ts';
import { useSpeech } from './language.tsx';

/** Says in words what went wrong; the one place where a failure becomes text. */
export function useFailureText(): (failure: unknown) => string {
  const { language, words } = useSpeech();
  return (failure) => {
    if (!(failure instanceof CallFailure)) return words.failure.unreadable;
    if (failure.problem === undefined)
      return failure.kind === 'network' ? words.failure.network : words.failure.unreadable;
    return problemWords[language][failure.problem.code];
  };
}

type Props = {
  readonly failure: unknown;
  /** Offered where asking again can help. */
  readonly onRetry?: () => void;
  /** Replaces the words of the problem, where the page knows better. */
  readonly text?: ReactNode;
};

/** A failure on the page, read out by screen readers as soon as it appears. Shows nothing when there is none. */
export function FailureNotice({ failure, onRetry, text }: Props) {
  const { words } = useSpeech();
  const textOf = useFailureText();
  if (failure === null || failure === undefined) return null;
  const problem = failure instanceof CallFailure ? failure.problem : undefined;
  const details = [
    ...(text !== undefined || problem?.fields === undefined || problem.fields.length === 0
      ? []
      : [words.failure.fields(words.list(problem.fields.map((field) => field.pointer)))]),
    ...(problem !== undefined && problem.status >= 500 ? [words.failure.request(problem.requestId)] : []),
  ];
  return (
    <Alert
      className="failure"
      type="error"
      showIcon
      role="alert"
      title={text ?? textOf(failure)}
      description={details.length === 0 ? undefined : details.join(' ')}
      action={
        onRetry !== undefined && (isPassing(failure) || problem === undefined) ? (
          <Button onClick={onRetry}>{words.act.retry}</Button>
        ) : undefined
      }
    />
  );
}
