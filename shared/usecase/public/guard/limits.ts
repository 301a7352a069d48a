/**
 * What may be done how often. A hospital's visitors share one address, and so do the customers of a mobile network: below
 * the first bound nobody notices anything, above it everybody can go on who does a small check, and only the last bound
 * turns people away, until the next hour.
 */
export const limits = {
  /** Complaints that one sender files in an hour without being asked anything. */
  freeFilings: 5,
  /** Complaints that one sender can file in an hour at all. */
  filingsMost: 30,
  /** Complaints that an organisation gets in an hour before everybody is asked; a busy hospital gets five. */
  freeFilingsOfAll: 120,
  /** Complaints that an organisation takes in an hour at all. */
  filingsOfAllMost: 600,
  /** Files that one sender may announce in an hour: four complaints with as many files as there may be, and some that failed. */
  uploadsMost: 120,
  /** Wrong codes that cost no waiting: a digit is easily mistyped. */
  freeGuesses: 3,
  /** The same, for all numbers together: several people behind one address. */
  freeGuessesOfSender: 10,
  /** Seconds to wait after each further wrong code; the last one stays. */
  guessDelays: [5, 15, 60, 300, 900],
  /** Wrong codes for one number, of all senders together, before whoever asks for it does a check; it is never locked. */
  freeGuessesOfNumber: 20,
  /** So many make the check as hard as it gets. */
  guessesOfNumberMost: 200,
} as const;
