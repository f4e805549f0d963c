import type { OpenAPIObject } from '@nestjs/swagger';
import type { Schema } from './parts.js';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Any = Schema | Readonly<{ $ref: string }>;

const unit = '0a9d8b7c-1e2f-5d3c-9b4a-5f6e7d8c9b33';

/** Whole forms, where one example a field would not make sense together. */
const forms: Readonly<Record<string, unknown>> = {
  RegisterUnitDto: {
    parentId: unit,
    kind: 'department',
    name: '彰武县财政局',
    departmentType: 'finance',
    effectiveAt: '2010-09-01',
  },
  RegisterSchoolDto: {
    parentId: unit,
    kind: 'school',
    name: '四堡子九年制学校',
    code: '2121000001',
    schoolType: 'nineYear',
    urbanRural: 'rural',
    sharedBuildings: true,
    effectiveAt: '2010-09-01',
    sections: [
      { stage: 'primary', name: '小学部' },
      { stage: 'junior', name: '初中部' },
    ],
  },
};

/** What a field of this name or format looks like, when its declaration gives no example. */
const usual: readonly (readonly [RegExp, unknown])[] = [
  [/account|person|actor|filedBy|acceptedBy|decidedBy/i, '5e1f0a9d-7c6b-5d4e-8f3a-2b1c0d9e8f7a'],
  [/unit|lead|county|department|school|section|into|parent/i, unit],
  [/^at$|At$/, '2025-03-03T01:00:00.000Z'],
  [/^(date|on|from|to|until|since|day|asOf|knownBy|expires)$|[a-z](Date|On|From|To|Until|Since|By|Day)$/, '2025-03-03'],
  [/^(note|reason|report|said|sentence|detail)$/, '详见附件'],
  [/^dataYear$/, '2024-2025'],
  [/^standard$/, 'hqb-2017'],
  [/^position$/, '1187'],
  [/^veto$/, 'V1'],
  [/^questionId$/, 'q1'],
  [
    /^(issue|inspection|finding|defence|correlation|causation|command)?id$|^(exemption|objection)$/i,
    '7d0a1b2c-3d4e-5f60-8a7b-9c0d1e2f3a4b',
  ],
  [/hash$/i, '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
  [/id$/i, '7d0a1b2c-3d4e-5f60-8a7b-9c0d1e2f3a4b'],
];

const plain = (schema: Schema, name: string): unknown => {
  if (schema.type === 'boolean') return true;
  if (schema.type === 'number' || schema.type === 'integer') return Math.max(1, schema.minimum ?? 1);
  if (schema.type === 'object') return {};
  const found = usual.find(([form]) => form.test(name))?.[1];
  return schema.format === 'uuid'
    ? (found ?? '7d0a1b2c-3d4e-5f60-8a7b-9c0d1e2f3a4b')
    : (found ?? (schema.nullable ? null : '…'));
};

/** An example of a schema, put together from those of its parts. */
export const exampleOf = (schemas: Schemas, schema: Any, name = '', within: readonly string[] = []): unknown => {
  if ('$ref' in schema) {
    const of = schema.$ref.split('/').at(-1)!;
    const target = schemas[of];
    // A schema within itself: its example ends there.
    if (!target || within.includes(of)) return null;
    return forms[of] ?? exampleOf(schemas, target, name, [...within, of]);
  }
  if (schema.example !== undefined) return schema.example;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  if (schema.allOf) return exampleOf(schemas, schema.allOf[0]!, name, within);
  if (schema.type === 'array') {
    const one = exampleOf(schemas, schema.items ?? {}, name, within);
    const least = Math.max(1, schema.minItems ?? 1);
    return Array.from({ length: least }, (_, n) => (n === 0 ? one : another(one, n)));
  }
  if (!schema.properties) return plain(schema, name);
  return Object.fromEntries(
    Object.entries(schema.properties).map(([property, part]) => [property, exampleOf(schemas, part, property, within)]),
  );
};

/** The n-th of a list that wants more than one. */
const another = (one: unknown, n: number): unknown => (typeof one === 'string' ? one.slice(0, -1) + String(n) : one);
