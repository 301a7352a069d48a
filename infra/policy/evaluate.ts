import { conditionsHold } from './conditions.ts';
import { arnMatches, patternOf } from './pattern.ts';
import { type Context, contextOf, type IamRequest, type Statement } from './statement.ts';

/** What became of a request, and which statement decided. */
export type Verdict =
  | { readonly effect: 'allowed'; readonly by: Statement }
  /** A statement forbids it, whatever else allows it. */
  | { readonly effect: 'forbidden'; readonly by: Statement }
  /** No statement allows it. */
  | { readonly effect: 'refused' };

/** Names of actions are the same in any case. */
const actionMatches = (pattern: string, action: string, context: Context): boolean =>
  patternOf(pattern, context, { ignoresCase: true })?.test(action) === true;

const applies = (statement: Statement, request: IamRequest, context: Context): boolean =>
  statement.Action.some((pattern) => actionMatches(pattern, request.action, context)) &&
  (statement.Resource === undefined ||
    statement.Resource.some((pattern) => arnMatches(pattern, request.resource, context))) &&
  conditionsHold(statement.Condition, context);

/**
 * Evaluates the policies of one role for one request, as IAM does within an account: nothing is allowed unless a statement
 * allows it, and a statement that forbids wins over all that allow.
 * Source: IAM User Guide, "Policy evaluation logic".
 *
 * @throws for an operator that is not evaluated here, so that a policy which says more than this understands never passes
 */
export function evaluate(statements: readonly Statement[], request: IamRequest): Verdict {
  const context = contextOf(request);
  const applying = statements.filter((statement) => applies(statement, request, context));
  const forbidding = applying.find(({ Effect }) => Effect === 'Deny');
  if (forbidding) return { effect: 'forbidden', by: forbidding };
  const allowing = applying.find(({ Effect }) => Effect === 'Allow');
  return allowing ? { effect: 'allowed', by: allowing } : { effect: 'refused' };
}

/**
 * Evaluates who may assume a role: a statement of the trust policy must name the one who asks and allow each action.
 *
 * @param principal ARN of the role that asks
 */
export function mayAssume(
  trust: readonly Statement[],
  principal: string,
  request: Pick<IamRequest, 'resource' | 'context'>,
  actions: readonly string[],
): boolean {
  const about = trust.filter(({ Principal }) => Principal?.AWS?.includes(principal));
  return actions.every((action) => evaluate(about, { ...request, action }).effect === 'allowed');
}
