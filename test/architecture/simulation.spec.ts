import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';
import ts from 'typescript';

/** Where 模拟 begins. */
const simulation = [
  'apps/api/src/indicators/simulation.controller.ts',
  'libs/projections/src/indicators/simulation.ts',
  'libs/domain/src/indicators/simulation/index.ts',
];
/** Doors that hold more than a simulation may have: nothing is taken from them but these. */
const narrow: Readonly<Record<string, readonly string[]>> = {
  'libs/platform/src/http/index.ts': ['Allowed', 'Called', 'Problem', 'Scope', 'Soon', 'soon'],
  'libs/platform/src/clock/index.ts': ['Clock'],
  'libs/projections/src/kernel/index.ts':
    'ReadModel Projection anyProjection Recent Present KeptRows amended isWaiting always forever Bitemporal Point at axes inPoint sayFrom'
      .concat(' Desk Reachable underOneOf TodoLine CampaignTodoKind FilingTodoKind')
      .split(' '),
};
/** Packages that can neither append to the log nor ask anybody else to; the engine of the read model's file. */
const packages =
  /^(better-sqlite3|@nestjs\/(common|swagger)|class-validator|class-transformer|node:crypto|temporal-polyfill|chinese-days)$/;

const fileOf = (from: string, specifier: string): string | undefined => {
  if (specifier.startsWith('.')) return join(dirname(from), specifier).replace(/\.js$/, '.ts');
  const [, room = '', slice] = /^@app\/([^/]+)(?:\/(.+))?$/.exec(specifier) ?? [];
  return room === '' ? undefined : `libs/${room}/src/${slice === undefined ? '' : `${slice}/`}index.ts`;
};

type Opened = Readonly<{ specifier: string; names: readonly string[] }>;

const openedBy = (file: string): readonly Opened[] =>
  ts
    .createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
    .statements.filter((one) => ts.isImportDeclaration(one) || ts.isExportDeclaration(one))
    .flatMap((one): readonly Opened[] => {
      if (!one.moduleSpecifier || !ts.isStringLiteral(one.moduleSpecifier)) return [];
      const bindings = ts.isImportDeclaration(one) ? one.importClause?.namedBindings : one.exportClause;
      const named = bindings && (ts.isNamedImports(bindings) || ts.isNamedExports(bindings));
      const names = named ? bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text) : ['*'];
      return [{ specifier: one.moduleSpecifier.text, names }];
    });

/** Every file that is reached from some, and what is reached that must not be. */
const reached = (from: readonly string[]): Readonly<{ files: ReadonlySet<string>; wrong: readonly string[] }> => {
  const files = new Set(from);
  const wrong: string[] = [];
  for (const file of files)
    for (const { specifier, names } of openedBy(file)) {
      const target = fileOf(file, specifier);
      const door = target && narrow[target];
      if (target === undefined ? !packages.test(specifier) : door && names.some((name) => !door.includes(name)))
        wrong.push(`${file} takes ${names.join()} from ${specifier}`);
      if (target !== undefined && !door && existsSync(target)) files.add(target);
    }
  return { files, wrong };
};

it('模拟 reaches nothing that could append: no command, no store, no runtime, however far one follows it', () => {
  const { files, wrong } = reached(simulation);
  expect(wrong).toEqual([]);
  expect(
    [...files].filter((file) => /^libs\/(application|event-store|runtime|vault|attachments)\//.test(file)),
  ).toEqual([]);
  // It was followed indeed: down to the one calculation, and to the rows it reads.
  for (const file of ['libs/domain/src/indicators/standing.ts', 'libs/projections/src/submissions/accepted-figures.ts'])
    expect(files).toContain(file);
});

/** A top-level declaration: what it writes to a database, and what it calls of its own file, or of others by their doors. */
type Declared = Readonly<{
  file: string;
  name: string;
  isExported: boolean;
  writes: readonly string[];
  own: readonly string[];
  opened: readonly string[];
}>;

const isWrite = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) &&
  ts.isPropertyAccessExpression(node.expression) &&
  ['run', 'exec', 'transaction'].includes(node.expression.name.text) &&
  /(^|\.)db$/.test(node.expression.expression.getText());

/** A name that stands for itself: none of a property, none of a type. */
const isName = (node: ts.Node): node is ts.Identifier =>
  ts.isIdentifier(node) &&
  !((ts.isPropertyAccessExpression(node.parent) || ts.isPropertyAssignment(node.parent)) && node.parent.name === node);

/** The type of what a class is given to work with. */
const isInjected = ({ parent }: ts.Node): boolean =>
  ts.isParameter(parent) && ts.isConstructorDeclaration(parent.parent);

const declaredIn = (file: string): readonly Declared[] => {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const declarations = source.statements.flatMap(
    (one): readonly Readonly<{ name: string; isExported: boolean; node: ts.Node }>[] => {
      const isExported = ts.canHaveModifiers(one) && (ts.getModifiers(one) ?? []).length > 0;
      if (ts.isVariableStatement(one))
        return one.declarationList.declarations.map((node) => ({ name: node.name.getText(), isExported, node }));
      return ts.isFunctionDeclaration(one) || ts.isClassDeclaration(one)
        ? [{ name: one.name?.text ?? '', isExported, node: one }]
        : [];
    },
  );
  const here = new Set(declarations.map(({ name }) => name));
  const there = new Set(openedBy(file).flatMap(({ names }) => names));
  return declarations.map(({ name, isExported, node }) => {
    const [writes, named] = [[] as string[], new Set<string>()];
    const look = (part: ts.Node): void => {
      if (ts.isTypeNode(part) && !isInjected(part)) return;
      if (isWrite(part)) writes.push(part.expression.getText());
      if (isName(part)) named.add(part.text);
      part.forEachChild(look);
    };
    look(node);
    const all = [...named];
    const [own, opened] = [all.filter((one) => here.has(one)), all.filter((one) => there.has(one))];
    return { file, name, isExported, writes, own, opened };
  });
};

it('模拟 writes no row either: nothing that it calls does, in whichever file it stands', () => {
  const declared = [...reached(simulation).files].flatMap(declaredIn);
  const called = new Set(declared.filter(({ file }) => simulation.includes(file)));
  // By a door's name alone, whoever else has one of that name: rather too much is followed than too little.
  for (const { file, own, opened } of called)
    for (const one of declared)
      if ((one.file === file && own.includes(one.name)) || (one.isExported && opened.includes(one.name)))
        called.add(one);
  expect([...called].filter(({ writes }) => writes.length > 0).map(({ file, name }) => `${name} of ${file}`)).toEqual(
    [],
  );
  // It would be seen: projections in the same files write, and what it reads rows by was followed.
  expect(declared.filter(({ writes }) => writes.length > 0).length).toBeGreaterThan(5);
  expect([...called].map(({ name }) => name)).toEqual(
    expect.arrayContaining(['TimePoints', 'sequenceAt', 'countyAt', 'simulatedAt']),
  );
});
