/** One line of JSON on the standard error. Errors go by name and frames: a message may quote what a person typed. */
export function logError(what: string, error: unknown, about: Readonly<Record<string, string | number>> = {}): void {
  const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: undefined };
  const frames =
    stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8) ?? [];
  console.error(JSON.stringify({ level: 'error', what, error: name, frames, ...about }));
}
