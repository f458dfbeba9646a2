import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor, type VisitorObject } from 'vite';

/** The project's root folder, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One import as it stands in a source, of whatever kind: static, type-only, dynamic, re-export, `require`. */
export type Import = { readonly request: string; readonly typeOnly: boolean };

/** Paths of the files below a folder of the project, with `/`, sorted. */
export function filesIn(folder: string, pattern: string): readonly string[] {
  const found = globSync(pattern, { cwd: join(ROOT, folder) });
  return found.map((path) => posix.join(folder, path.replaceAll('\\', '/'))).sort();
}

export function readSource(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Reads a source with a real parser and shows every node to the visitor. A source that does not parse throws. */
export function visitSource(path: string, source: string, visitor: VisitorObject): void {
  const { program, errors } = parseSync(path, source);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  new Visitor(visitor).visit(program);
}

/** All that a source imports. A request that is no plain text counts as `(computed)`. */
export function importsOf(path: string, source: string): readonly Import[] {
  const found: Import[] = [];
  const add = (request: unknown, typeOnly: boolean): void => {
    found.push({ request: typeof request === 'string' ? request : '(computed)', typeOnly });
  };
  visitSource(path, source, {
    ImportDeclaration: (node) => add(node.source.value, node.importKind === 'type'),
    ExportAllDeclaration: (node) => add(node.source.value, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node.source.value, node.exportKind === 'type');
    },
    ImportExpression: (node) => add('value' in node.source ? node.source.value : null, false),
    TSImportType: (node) => add(node.source.value, true),
    TSExternalModuleReference: (node) => add('value' in node.expression ? node.expression.value : null, false),
    CallExpression: (node) => {
      const [first] = node.arguments;
      if (node.callee.type === 'Identifier' && node.callee.name === 'require' && first)
        add('value' in first ? first.value : null, false);
    },
  });
  return found;
}
