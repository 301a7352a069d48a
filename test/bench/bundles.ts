import { build } from 'esbuild';
import { bundleSteps } from '../../infra/bundle-steps.ts';
import { bundlingOf } from '../../infra/bundling.ts';
import { functionNames, functions } from '../../infra/topology.ts';
import type { Figure } from './figure.ts';

/** The size of every function's bundle, made as the deployment makes it: what each start reads, and all of it. */
export async function bundleFigures(root: string): Promise<Figure[]> {
  const figures = await Promise.all(
    functionNames.map(async (name): Promise<Figure[]> => {
      const { entry, bundleBytesMax } = functions[name];
      const options = bundlingOf(root, entry, root);
      const { metafile } = await build({ ...options, metafile: true, write: false, logLevel: 'silent' });
      const { start, bytes } = bundleSteps(metafile, entry);
      return [
        {
          what: `${name}: bundle, read at start`,
          value: start.bytes / 1000,
          unit: 'kB',
          budget: bundleBytesMax.start / 1000,
        },
        { what: `${name}: bundle, in all`, value: bytes / 1000, unit: 'kB', budget: bundleBytesMax.all / 1000 },
      ];
    }),
  );
  return figures.flat();
}
