import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import ts from 'typescript';
import { refusalSentences } from '@app/domain/catalogue';
import { refusalStatus } from './refusal-statuses.js';

const statuses: Readonly<Record<string, number>> = {
  conflict: 409,
  forbidden: 403,
  'not-found': 404,
  precondition: 412,
  invalid: 422,
};

/** Every `new Refusal('code', …, 'kind')` of the program, as code and status. */
const thrown = (): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'Refusal') {
      const [code, , kind] = node.arguments ?? [];
      const status = statuses[kind && ts.isStringLiteral(kind) ? kind.text : 'conflict']!;
      for (const [literal] of code?.getText().matchAll(/'[a-z-]+\.[a-z-]+'/g) ?? [])
        found.set(literal.slice(1, -1), status);
    }
    ts.forEachChild(node, visit);
  };
  for (const room of ['libs', 'apps']) {
    for (const file of readdirSync(room, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts') || file.endsWith('.spec.ts')) continue;
      visit(ts.createSourceFile(file, readFileSync(`${room}/${file}`, 'utf8'), ts.ScriptTarget.Latest, true));
    }
  }
  return found;
};

it('documents every refusal with the status it leaves with', () => {
  const codes = thrown();
  expect(codes.size).toBeGreaterThan(100);
  const documented = new Map([...codes.keys()].map((code) => [code, refusalStatus(code)]));
  expect(documented).toEqual(codes);
  expect([...codes.keys()].filter((code) => !Object.hasOwn(refusalSentences, code))).toEqual([]);
});
