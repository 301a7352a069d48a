/**
 * What is loaded when it is first asked for, and kept: for what a function seldom needs, so that its start does not wait for
 * it. Stands around an `import()`, which the bundler makes a file of its own.
 */
export function onFirstUse<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loaded: Promise<Value> | undefined;
  return () => (loaded ??= load());
}
