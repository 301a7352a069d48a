import { changePerson, invitePerson } from './people.ts';
import { addUnit, changeUnit, listOrganisation } from './organisation.ts';
import { checkLink, requestReset, setPassword } from './password-link.ts';
import type { StaffParts } from './ports.ts';
import { currentStaff, signOut } from './session.ts';
import { signIn } from './sign-in.ts';

type Bound<UseCase> = UseCase extends (parts: StaffParts, ...rest: infer Rest) => infer Answer
  ? (...rest: Rest) => Answer
  : never;

/** Everything that staff can do about people, units, passwords and sessions at one tenant. Made per request. */
export type StaffDesk = {
  readonly signIn: Bound<typeof signIn>;
  readonly currentStaff: Bound<typeof currentStaff>;
  readonly signOut: Bound<typeof signOut>;
  readonly requestReset: Bound<typeof requestReset>;
  readonly checkLink: Bound<typeof checkLink>;
  readonly setPassword: Bound<typeof setPassword>;
  readonly listOrganisation: Bound<typeof listOrganisation>;
  readonly invitePerson: Bound<typeof invitePerson>;
  readonly changePerson: Bound<typeof changePerson>;
  readonly addUnit: Bound<typeof addUnit>;
  readonly changeUnit: Bound<typeof changeUnit>;
};

/** Binds the use cases to one tenant. */
export const staffDesk = (parts: StaffParts): StaffDesk => ({
  signIn: (...rest) => signIn(parts, ...rest),
  currentStaff: (...rest) => currentStaff(parts, ...rest),
  signOut: (...rest) => signOut(parts, ...rest),
  requestReset: (...rest) => requestReset(parts, ...rest),
  checkLink: (...rest) => checkLink(parts, ...rest),
  setPassword: (...rest) => setPassword(parts, ...rest),
  listOrganisation: (...rest) => listOrganisation(parts, ...rest),
  invitePerson: (...rest) => invitePerson(parts, ...rest),
  changePerson: (...rest) => changePerson(parts, ...rest),
  addUnit: (...rest) => addUnit(parts, ...rest),
  changeUnit: (...rest) => changeUnit(parts, ...rest),
});
