import type { Context } from 'hono';
import type { SessionView } from '../../../shared/contract/staff.ts';
import type { CurrentStaff } from '../../../shared/usecase/staff/person.ts';
import type { StaffDesk } from '../../../shared/usecase/staff/staff-desk.ts';

/** What a request about staff needs: made for the tenant of the request's verified host. */
export type StaffDeps = {
  readonly desk: StaffDesk;
  /** Network address of the request; used for limits, and only ever hashed. */
  readonly sender: string;
  /** How the tenant is shown to its staff. */
  readonly tenantView: SessionView['tenant'];
};

/** What the routes get from the wiring, once per deployment. */
export type StaffShell = {
  readonly scheme: 'http' | 'https';
  /** Asked once per request. */
  readonly staffOf: (c: Context) => Promise<StaffDeps>;
};

/** What `requireStaff` leaves in the context. */
export type StaffEnv = { Variables: { actor: CurrentStaff; staffDeps: StaffDeps } };
