import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

const files = globSync('packages/contract/src/types/*.ts');

/** The comment before a declaration, as one line. */
const commentOf = (node: ts.Node): string =>
  ts
    .getJSDocCommentsAndTags(node)
    .map(doc => ts.getTextOfJSDocComment(doc.comment) ?? '')
    .join(' ')
    .replace(/\s+/g, ' ');

/** The object types that are written out in a type, in order. */
const literalsIn = (type: ts.TypeNode | undefined): ts.TypeLiteralNode[] => {
  if (!type) return [];
  if (ts.isTypeLiteralNode(type)) return [type];
  return ts.isIntersectionTypeNode(type) || ts.isUnionTypeNode(type) ? type.types.flatMap(literalsIn) : [];
};

/** The types that a type adds something to. */
const namesIn = (type: ts.TypeNode | undefined): string[] =>
  type && ts.isIntersectionTypeNode(type)
    ? type.types.filter(ts.isTypeReferenceNode).map(each => each.typeName.getText())
    : [];

const comments = new Map<string, string>();
const bases = new Map<string, string[]>();

function readMembers(owner: string, members: ts.NodeArray<ts.TypeElement>): void {
  for (const member of members) {
    if (!ts.isPropertySignature(member)) continue;
    const path = `${owner}.${(member.name as ts.Identifier | ts.StringLiteral).text}`;
    comments.set(path, commentOf(member));
    bases.set(path, namesIn(member.type));
    for (const literal of literalsIn(member.type)) readMembers(path, literal.members);
  }
}

for (const file of files)
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true).forEachChild(node => {
    if (ts.isInterfaceDeclaration(node)) {
      const name = node.name.text;
      comments.set(name, commentOf(node));
      bases.set(name, node.heritageClauses?.flatMap(({ types }) => types.map(type => type.getText())) ?? []);
      readMembers(name, node.members);
    } else if (ts.isTypeAliasDeclaration(node)) comments.set(node.name.text, commentOf(node));
  });

/** The doc comment of a type (`Money`) or of one of its members (`Money.currency`), also an inherited one. */
export function docComment(path: string): string {
  const at = path.lastIndexOf('.');
  const inherited = () =>
    (bases.get(path.slice(0, Math.max(at, 0))) ?? []).map(base => docComment(base + path.slice(at)))[0];
  return comments.get(path) ?? inherited() ?? '';
}
