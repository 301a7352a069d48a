import { evaluate, mayAssume } from '../policy/evaluate.ts';
import type { Call, Place } from '../policy/requests/call.ts';
import { requestsBehind } from '../policy/requests/requests.ts';
import type { IamRequest, Statement } from '../policy/statement.ts';
import { accountId, functionRoleArn, region, tenantRoleArn } from './names.ts';
import type { LocalPolicies } from './policies.ts';

/** Who is behind an access key. */
export type Principal =
  /** The machine itself: its engines, its panel, its tests. It is not asked. */
  | { readonly kind: 'machine' }
  | { readonly kind: 'function'; readonly name: string }
  /** A session of the role of tenant data. */
  | { readonly kind: 'session'; readonly tags: Readonly<Record<string, string>> };

/** A request that no statement allows, in the words of IAM. */
export type Refusal = { readonly principal: string; readonly request: IamRequest };

/** A right that was used: whose, and the statement that gave it. */
export type Used = { readonly role: string; readonly sid: string; readonly action: string };

export type Authorisation = {
  /** The first request behind a call that is not allowed; undefined when all are. `unknown`: the call is not understood. */
  readonly refusalOf: (service: string, call: Call, principal: Principal) => Refusal | 'unknown' | undefined;
  /** Every right that was used since the start, each once. */
  readonly used: () => readonly Used[];
};

const place: Place = { partition: 'aws', region, account: accountId };
const tenantData = 'tenantData';

const isService = (name: string): name is keyof typeof requestsBehind => Object.hasOwn(requestsBehind, name);

/** Decides every call on this machine from the synthesized policies, as IAM would. */
export function authorisation(policies: LocalPolicies): Authorisation {
  const used = new Map<string, Used>();

  const note = (role: string, by: Statement, action: string): void => {
    const sid = by.Sid ?? '';
    used.set(`${role} ${sid} ${action}`, { role, sid, action });
  };

  const isAllowed = (role: string, statements: readonly Statement[], request: IamRequest): boolean => {
    const verdict = evaluate(statements, request);
    if (verdict.effect !== 'allowed') return false;
    note(role, verdict.by, request.action);
    return true;
  };

  const byFunction = (name: string, request: IamRequest): boolean => {
    if (!isAllowed(name, policies.functions[name] ?? [], request)) return false;
    // Assuming a role is allowed twice: by who asks and by the role.
    return request.resource !== tenantRoleArn
      ? true
      : mayAssume(policies.tenantData.trust, functionRoleArn(name), request, [request.action]);
  };

  const bySession = (tags: Readonly<Record<string, string>>, request: IamRequest): boolean => {
    const principalTags = Object.entries(tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, [value]] as const);
    const context = { ...request.context, ...Object.fromEntries(principalTags) };
    return isAllowed(tenantData, policies.tenantData.may, { ...request, context });
  };

  return {
    refusalOf(service, call, principal) {
      if (principal.kind === 'machine') return undefined;
      const requests = isService(service) ? requestsBehind[service](call, place) : 'unknown';
      if (requests === 'unknown') return 'unknown';
      const refused = requests.find((request) =>
        principal.kind === 'function' ? !byFunction(principal.name, request) : !bySession(principal.tags, request),
      );
      if (!refused) return undefined;
      const who = principal.kind === 'function' ? functionRoleArn(principal.name) : tenantRoleArn;
      return { principal: who, request: refused };
    },
    used: () => [...used.values()],
  };
}
