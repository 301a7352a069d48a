import { build } from 'esbuild';
import { bundling } from '../../infra/bundling.ts';
import { functionNames, functions } from '../../infra/topology.ts';
import type { Figure } from './figure.ts';

/** The size of every function's bundle, made as the deployment makes it. */
export const bundleFigures = (root: string): Promise<Figure[]> =>
  Promise.all(
    functionNames.map(async (name): Promise<Figure> => {
      const { outputFiles } = await build({
        ...bundling,
        mainFields: [...bundling.mainFields],
        absWorkingDir: root,
        entryPoints: [functions[name].entry],
        write: false,
        logLevel: 'silent',
      });
      const bytes = outputFiles.reduce((sum, file) => sum + file.contents.byteLength, 0);
      return {
        what: `bundle of ${name}`,
        value: bytes / 1000,
        unit: 'kB',
        budget: functions[name].bundleBytesMax / 1000,
      };
    }),
  );
