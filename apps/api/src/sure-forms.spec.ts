import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate } from 'class-validator';
import fc from 'fast-check';
import { isSurelyRight, listsInLists } from '@app/platform/http';

type Form = new () => object;
type Body = Readonly<Record<string, unknown>>;

const files = ['apps/api/src', 'libs/platform/src'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.dto.ts'))
    .map((file) => join(process.cwd(), root, file)),
);
const written: unknown[] = [];
// One after the other: the loader of the specs reads none twice at once.
for (const file of files) written.push(...Object.values((await import(pathToFileURL(file).href)) as object));
const rulesOf = (form: Form) => getMetadataStorage().getTargetValidationMetadatas(form, '', false, false);
const forms = written.filter((one): one is Form => typeof one === 'function' && rulesOf(one as Form).length > 0);

/** As the program's pipe asks. */
const faults = (form: object) =>
  validate(form, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });

const id = '278cdcb2-7d38-48ca-813f-27166505c581';
const year = '2025-2026';
// prettier-ignore
const common: readonly unknown[] = [
  undefined, null, true, '', ' ', '文字', 'a'.repeat(40), id, year, '2026-03-01', '2026-03-01T08:00:00.000Z', '12',
  0, 1, 2.5, -1, 2026, [], [''], ['文字'], [id], [id, id], [1], {}, { a: 1 }, [[]], [null],
];

/** The form that a field holds, if it holds one. */
const typeOf = (form: Form, field: string): Form | undefined => {
  const made = (plainToInstance(form, { [field]: {} }) as Body)[field];
  const type = typeof made === 'object' && made !== null ? (made.constructor as Form) : undefined;
  return type && rulesOf(type).length > 0 ? type : undefined;
};

/** Bodies of a form: of nine fields in ten, when it can be found, something that the field allows. */
const bodies = async (form: Form, depth = 0): Promise<fc.Arbitrary<Body>> => {
  const fields = new Map<string, fc.Arbitrary<unknown>>();
  for (const field of new Set(rulesOf(form).map(({ propertyName }) => propertyName))) {
    const rules = rulesOf(form).filter(({ propertyName }) => propertyName === field);
    const named = rules.flatMap(({ constraints }) => (constraints ?? []).flat(2) as unknown[]);
    const values = [...common, ...named.filter((one) => typeof one !== 'function'), ...named.map((one) => [one])];
    const allowed: unknown[] = [];
    for (const value of values) {
      const found = await faults(plainToInstance(form, { [field]: value }));
      if (found.every(({ property }) => property !== field)) allowed.push(value);
    }
    const [any, right] = [fc.constantFrom(...values), fc.constantFrom(...(allowed.length > 0 ? allowed : values))];
    const type = typeOf(form, field);
    const inner = type && depth < 3 ? await bodies(type, depth + 1) : undefined;
    const within = inner && fc.oneof(inner, fc.array(inner, { maxLength: 3 }));
    fields.set(
      field,
      fc.oneof(
        { weight: 9, arbitrary: within ? fc.oneof(within, within, right) : right },
        { weight: 1, arbitrary: any },
      ),
    );
  }
  const more = fc.oneof(
    { weight: 12, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.constantFrom({ unknown: 1 }, { constructor: 'x' }, { toString: 1 }) },
  );
  const said = fc.record(Object.fromEntries(fields), { requiredKeys: [] });
  return fc
    .tuple(fc.oneof(said, fc.record(Object.fromEntries(fields))), more)
    .map(([body, extra]) => ({ ...body, ...extra }));
};

describe('a form that is surely right', () => {
  const right = new Set<string>();

  it.each(forms.map((form) => [form.name, form] as const))(
    '%s: class-validator says the same, but of lists in lists',
    async (name, form) => {
      const body = await bodies(form);
      const looked = async (said: object): Promise<void> => {
        const given = plainToInstance(form, said);
        const isRight = (await faults(given)).length === 0 && listsInLists(given).length === 0;
        if (isRight) right.add(name);
        expect(isSurelyRight(given)).toBe(isRight);
      };
      await fc.assert(fc.asyncProperty(body, looked), { numRuns: 25 });
      // Whether one of them was right was chance: it is looked for a while longer.
      for (let more = 0; more < 10 && !right.has(name); more++)
        for (const said of fc.sample(body, 25)) await looked(said);
    },
  );

  it('has been one of most forms', () => expect(right.size / forms.length).toBeGreaterThan(0.9));
});
