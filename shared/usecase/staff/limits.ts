/**
 * Lengths and counts of staff identity. They are the documented decisions that OWASP ASVS 5.0 asks for in 6.1.1 (attempts)
 * and 7.1.1 (sessions).
 */

const minute = 60_000;
const hour = 60 * minute;

/** ASVS 5.0 7.3.2: a working day with overtime; nobody signs in twice in one shift. */
export const sessionMilliseconds = 12 * hour;
/** ASVS 5.0 7.3.1: long enough for a ward round or a meeting. */
export const idleMilliseconds = 2 * hour;
/** How stale `lastSeenAt` may be: not every request is worth a write. */
export const touchMilliseconds = 5 * minute;

/** ASVS 5.0 7.2.3 asks for 128 random bits at least. */
export const sessionTokenBytes = 32;

/** ASVS 5.0 6.4.1: activation codes expire. An invitation may meet a holiday week. */
export const linkMilliseconds = { invitation: 7 * 24 * hour, reset: hour } as const;

/**
 * ASVS 5.0 6.3.1. Per address, so that a password cannot be guessed; the lock ends with the hour, so that nobody can be
 * kept out for long by a stranger (6.1.1). Per sender, so that one machine cannot try many addresses; a whole hospital
 * may stand behind one network address.
 */
export const failuresPerHour = { address: 10, sender: 30 } as const;
/** Mails of the forgotten-password form: enough for the clumsy, too few to flood a mailbox. */
export const resetsPerHour = { address: 5, sender: 30 } as const;
