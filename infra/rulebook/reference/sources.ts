import { join } from 'node:path';
import {
  type Expression,
  isIdentifier,
  isPropertyAccessExpression,
  isCallExpression,
  isTypeAliasDeclaration,
  isVariableStatement,
  type Node,
  type VariableStatement,
} from 'typescript/unstable/ast';
import { API } from 'typescript/unstable/sync';

/** A constant of the schema files: its docstring and what it is set to. */
export type Declared = { readonly doc?: string; readonly value: Expression };

/** Every constant of some source files by name. Names are unique over them but for small helpers of one file. */
export type Declarations = {
  readonly find: (name: string, file: string) => (Declared & { readonly file: string }) | undefined;
};

/** The text of a docstring without its stars, paragraphs joined to lines. */
export function docOf(node: Node): string | undefined {
  const raw = node.jsDoc?.at(-1)?.getText();
  if (raw === undefined) return undefined;
  const lines = raw
    .replace(/^\/\*\*/, '')
    .replace(/\*\/$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd());
  const text = lines
    .join('\n')
    .trim()
    .replaceAll(/(?<!\n)\n(?![\n-])/g, ' ');
  return text === '' ? undefined : text;
}

const nameOf = ({ declarationList }: VariableStatement): string =>
  declarationList.declarations[0]?.name.getText() ?? '';

/** Reads the constants of these files with the compiler's own parser, and hands them to `use` while it is open. */
export function withDeclarations<Value>(
  root: string,
  files: readonly string[],
  use: (declarations: Declarations) => Value,
): Value {
  const api = new API({ cwd: root });
  try {
    const config = join(root, 'tsconfig.json');
    const project = api.updateSnapshot({ openProject: config }).getProject(config);
    const byFile = new Map<string, Map<string, Declared>>();
    for (const file of files) {
      const source = project?.program.getSourceFile(join(root, file));
      if (!source) throw new Error(`${file} is not part of the project`);
      const constants = new Map<string, Declared>();
      const types = [...source.statements].filter(isTypeAliasDeclaration);
      const typeDocs = new Map(types.map((type) => [type.name.text, docOf(type)]));
      for (const statement of source.statements) {
        if (!isVariableStatement(statement)) continue;
        const doc = docOf(statement) ?? typeDocs.get(nameOf(statement));
        for (const { name, initializer } of statement.declarationList.declarations)
          if (isIdentifier(name) && initializer)
            constants.set(name.text, { value: initializer, ...(doc !== undefined && { doc }) });
      }
      byFile.set(file, constants);
    }
    return use({
      find(name, file) {
        const own = byFile.get(file)?.get(name);
        if (own) return { ...own, file };
        for (const [other, constants] of byFile) {
          const found = constants.get(name);
          if (found) return { ...found, file: other };
        }
        return undefined;
      },
    });
  } finally {
    api.close();
  }
}

/** A call of a method, `z.union([...])` or `Who.array()`: on what, which, with what. */
export function methodCall(node: Expression) {
  if (!isCallExpression(node) || !isPropertyAccessExpression(node.expression)) return undefined;
  return { receiver: node.expression.expression, method: node.expression.name.text, given: [...node.arguments] };
}
