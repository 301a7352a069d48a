/** Takes one line of progress or trouble. */
export type Log = (line: string) => void;

export const logToStderr: Log = (line) => {
  process.stderr.write(`${line}\n`);
};

export const logNothing: Log = () => {};

/** What went wrong, in one line, with the stack when there is one. */
export const describeError = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
