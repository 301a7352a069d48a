import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

const prefix = '\0text:';

/**
 * Lets Vitest read `import text from './page.css' with { type: 'text' }` the way esbuild does: as the text of the file.
 * Applies to style sheets and browser scripts that files of `web/` import.
 */
export function textImports(): Plugin {
  return {
    name: 'text-imports',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer === undefined || !/^\..*\.(css|client\.js)$/.test(source)) return undefined;
      return `${prefix}${resolve(dirname(importer), source)}.txt`;
    },
    load(id) {
      if (!id.startsWith(prefix)) return undefined;
      return `export default ${JSON.stringify(readFileSync(id.slice(prefix.length, -'.txt'.length), 'utf8'))};`;
    },
  };
}
