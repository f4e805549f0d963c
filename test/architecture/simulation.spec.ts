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
  'libs/platform/src/http/index.ts': ['Allowed', 'Called', 'Problem', 'Scope'],
  'libs/platform/src/clock/index.ts': ['Clock'],
  'libs/projections/src/kernel/index.ts':
    'ReadModel Projection anyProjection Recent Present KeptRows amended always forever Bitemporal Point at axes inPoint sayFrom'
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

it('模拟 writes no row either', () => {
  const writes = simulation.filter((file) => /\.(run|exec|transaction)\(/.test(readFileSync(file, 'utf8')));
  expect(writes).toEqual([]);
});
