import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import ts from 'typescript';
import { entriesOf } from '../helpers/exports.js';

const packages = globSync('packages/*').sort();
const files = packages
  .flatMap(entriesOf)
  .flatMap(entry => entry.files)
  .filter(file => file.endsWith('.d.ts'))
  .map(file => resolve(file));
const program = ts.createProgram(files, {
  ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext },
  ...{ moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [], skipLibCheck: true },
});
const checker = program.getTypeChecker();

const unaliased = (symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
const exportsOf = (file: string): ts.Symbol[] => {
  const module = checker.getSymbolAtLocation(program.getSourceFile(file)!);
  return module ? checker.getExportsOfModule(module).map(unaliased) : [];
};
const exported = new Set(files.flatMap(exportsOf));

/** Whether a declaration is visible to users: no private member, nothing that starts with `_` or is marked so. */
const isPublic = (node: ts.Node): boolean =>
  !(
    ts.canHaveModifiers(node) &&
    ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword)
  ) && !ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'private');

/** The types that a declaration names and that are ours, but that no entry of a package exports. */
function hiddenTypes(declaration: ts.Node): string[] {
  const hidden: string[] = [];
  const visit = (node: ts.Node): void => {
    if (!isPublic(node)) return;
    if (ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node)) {
      const name = ts.isTypeReferenceNode(node) ? node.typeName : node.expression;
      const symbol = checker.getSymbolAtLocation(name);
      const target = symbol && unaliased(symbol);
      const isOurs = target?.declarations?.some(
        each =>
          /packages\/\w+\/dist\//.test(each.getSourceFile().fileName) && !ts.isTypeParameterDeclaration(each),
      );
      if (target && isOurs && !exported.has(target)) hidden.push(target.name);
    }
    ts.forEachChild(node, visit);
  };
  visit(declaration);
  return hidden;
}

describe('every type in a public signature is exported', () => {
  for (const folder of packages)
    test(`by ${folder}`, () => {
      const own = files.filter(file => file.includes(`/${folder}/`)).flatMap(exportsOf);
      const hidden = own.flatMap(symbol =>
        (symbol.declarations ?? []).flatMap(declaration =>
          hiddenTypes(declaration).map(name => `${symbol.name} names ${name}`),
        ),
      );
      assert.ok(own.length > 5);
      assert.deepEqual([...new Set(hidden)], []);
    });
});
