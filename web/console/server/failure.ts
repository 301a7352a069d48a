import type { Problem, ProblemCode } from '../../../shared/contract/problems.ts';

/**
 * Why a call did not give what was asked for. Thrown, because that is how TanStack Query tells success from failure;
 * every place that catches one shows it through `frame/failure-notice.tsx`.
 */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';
  /** `network`: no answer; `unreadable`: an answer that the contract does not know; `problem`: an answer that says no. */
  readonly kind: 'network' | 'unreadable' | 'problem';
  readonly problem: Problem | undefined;

  constructor(kind: CallFailure['kind'], problem?: Problem, cause?: unknown) {
    super(problem?.code ?? kind, { cause });
    this.kind = kind;
    this.problem = problem;
  }
}

/** Whether the failure is the server's "no" with this code. */
export const isProblem = (failure: unknown, code: ProblemCode): boolean =>
  failure instanceof CallFailure && failure.problem?.code === code;

/** Whether asking again, unchanged, can help. */
export const isPassing = (failure: unknown): boolean =>
  failure instanceof CallFailure &&
  (failure.kind === 'network' || (failure.problem !== undefined && failure.problem.status >= 500));
