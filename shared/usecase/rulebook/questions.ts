/**
 * What answers the questions one has about a rulebook while writing it. Each is large and seldom asked, so a function loads
 * it with the first question of its kind.
 */
export const questions = {
  lint: async () => (await import('../../rulebook/lint/lint.ts')).lint,
  diff: async () => (await import('../../rulebook/diff/diff.ts')).diff,
  rehearsal: () => import('./asking.ts'),
} as const;
