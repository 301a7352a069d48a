import type { Metafile } from 'esbuild';

/** What is read of a bundle at once. */
export type BundleStep = {
  /** The source that asks for it: the function's entry, or what stands behind an `import()`; from the project root. */
  readonly entry: string;
  readonly bytes: number;
  /** Bytes of each source in it, by its path from the project root. */
  readonly sources: ReadonlyMap<string, number>;
};

/** A bundle as it is read: at the start, and later, step by step. */
export type BundleSteps = {
  readonly start: BundleStep;
  /** What each `import()` reads that the start has not read yet. What two of them share counts for both. */
  readonly later: readonly BundleStep[];
  /** Bytes of all files together. */
  readonly bytes: number;
};

/**
 * Takes a bundle apart by what is read together, from esbuild's account of it.
 *
 * @param metafile of a build without maps
 * @param entry the source the bundle was made from, as it was named to esbuild
 */
export function bundleSteps({ outputs }: Metafile, entry: string): BundleSteps {
  const filesOf = (first: string): ReadonlySet<string> => {
    const files = new Set([first]);
    for (const file of files) {
      for (const { kind, path } of outputs[file]?.imports ?? [])
        if (kind === 'import-statement' && outputs[path] !== undefined) files.add(path);
    }
    return files;
  };
  const stepOf = (source: string, files: Iterable<string>): BundleStep => {
    let bytes = 0;
    const sources = new Map<string, number>();
    for (const output of [...files].flatMap((file) => outputs[file] ?? [])) {
      bytes += output.bytes;
      for (const [path, { bytesInOutput }] of Object.entries(output.inputs))
        sources.set(path, (sources.get(path) ?? 0) + bytesInOutput);
    }
    return { entry: source, bytes, sources };
  };
  const entries = Object.entries(outputs).flatMap(([file, { entryPoint }]) =>
    entryPoint === undefined ? [] : [{ file, source: entryPoint }],
  );
  const first = entries.find(({ source }) => source === entry);
  if (first === undefined) throw new Error(`nothing was bundled from ${entry}`);
  const atStart = filesOf(first.file);
  return {
    start: stepOf(entry, atStart),
    later: entries
      .filter(({ file }) => !atStart.has(file))
      .map(({ file, source }) =>
        stepOf(
          source,
          [...filesOf(file)].filter((each) => !atStart.has(each)),
        ),
      ),
    bytes: Object.values(outputs).reduce((sum, output) => sum + output.bytes, 0),
  };
}
