import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { FIELDS, FINDING_RULES } from '@notafter/core';
import ts from 'typescript';

/** The texts that a plugin can say, by their keys, in the English of its source. */
export type Texts = ReadonlyMap<string, string>;

/** Keys that the source puts together: the fields and the rules of the catalogue. */
const FAMILIES: Readonly<Record<string, () => ReadonlyArray<readonly [key: string, text: string]>>> = {
  'field.': () => FIELDS.map(({ name, label }) => [name, label]),
  'rule.': () => Object.entries(FINDING_RULES).map(([rule, { title }]) => [rule, title]),
};

/** The texts of everything that a module imports, however far down; a text of another number than one has a key with `_one`. */
export function textsOf(entry: string): Texts {
  const texts = new Map<string, string>();
  const seen = new Set<string>();
  const queue = [entry];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) {
      continue;
    }
    seen.add(file);
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      for (const [key, text] of textsIn(node)) {
        texts.set(key, text);
      }
      const imported = importOf(node);
      const target = imported === null ? null : resolve(file, imported);
      if (target !== null) {
        queue.push(target);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return new Map([...texts].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function textsIn(node: ts.Node): ReadonlyArray<readonly [string, string]> {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't') {
    return textsOfCall(node);
  }
  if (ts.isJsxElement(node) && node.openingElement.tagName.getText() === 'Trans') {
    return textsOfElement(node);
  }
  return [];
}

function textsOfCall({ arguments: [key, text, values] }: ts.CallExpression): ReadonlyArray<readonly [string, string]> {
  if (key !== undefined && ts.isTemplateExpression(key)) {
    const family = FAMILIES[key.head.text];
    return (family?.() ?? []).map(([name, title]) => [key.head.text + name, title]);
  }
  const [name, many, one] = [literal(key), literal(text), literal(propertyOf(values, 'defaultValue_one'))];
  if (name === null || many === null) {
    return [];
  }
  return [[name, many], ...(one === null ? [] : [[`${name}_one`, one] as const])];
}

function literal(node: ts.Node | undefined): string | null {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : null;
}

function propertyOf(object: ts.Expression | undefined, name: string): ts.Expression | undefined {
  if (object === undefined || !ts.isObjectLiteralExpression(object)) {
    return undefined;
  }
  const found = object.properties.find((property) => property.name?.getText() === name);
  return found !== undefined && ts.isPropertyAssignment(found) ? found.initializer : undefined;
}

/** Only plain words stand between the tags of ours. */
function textsOfElement({ openingElement, children }: ts.JsxElement): ReadonlyArray<readonly [string, string]> {
  const key = openingElement.attributes.properties.find(
    (attribute) => ts.isJsxAttribute(attribute) && attribute.name.getText() === 'i18nKey'
  );
  if (key === undefined || !ts.isJsxAttribute(key) || !key.initializer || !ts.isStringLiteral(key.initializer)) {
    return [];
  }
  const words = children.map((child) => child.getText()).join('');
  return [[key.initializer.text, words.replace(/\s+/g, ' ').trim()]];
}

function importOf(node: ts.Node): string | null {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const from = node.moduleSpecifier;
    return from !== undefined && ts.isStringLiteral(from) ? from.text : null;
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [from] = node.arguments;
    return from !== undefined && ts.isStringLiteral(from) ? from.text : null;
  }
  return null;
}

function resolve(file: string, imported: string): string | null {
  if (!imported.startsWith('.')) {
    return null;
  }
  const base = path.resolve(path.dirname(file), imported);
  const candidates = [`${base}.ts`, `${base}.tsx`, base];
  return (
    candidates.find(
      (candidate) => /\.tsx?$/.test(candidate) && existsSync(candidate) && statSync(candidate).isFile()
    ) ?? null
  );
}
