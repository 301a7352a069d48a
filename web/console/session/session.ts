import { createContext, useContext } from 'react';
import type { SessionView } from '../../../shared/contract/staff.ts';
import type { Capability } from '../../../shared/rulebook/capabilities.ts';

export const SessionContext = createContext<SessionView | undefined>(undefined);

/** Who is signed in. Only for what stands behind the session gate. */
export function useSession(): SessionView {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('useSession outside of the session gate');
  return session;
}

/** Whether the signed-in person's positions grant a capability. The server decides; this only spares dead buttons. */
export const useMay = (capability: Capability): boolean => useSession().capabilities.includes(capability);
