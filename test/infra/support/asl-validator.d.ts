/** What the tests use of a package that brings no types. */
declare module 'asl-validator' {
  type Verdict = { readonly isValid: boolean; readonly errors: readonly object[] };
  export default function aslValidator(definition: unknown): Verdict;
}
