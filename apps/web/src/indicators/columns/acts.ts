import type { Schemas } from '@app/api-client';
import { client } from '@web/server/client';
import type { AskedField, Filled } from '../checklist/acts';
import { bareLabel, type Input } from '../explain/inputs';
import type { Line, Say } from '../matrix/model';

/** What may be said of a number beside what is computed: a report's claim, what was found on site, an issue about both. */
export type Stating = 'claim' | 'verify' | 'raise';
type Target = Readonly<{ value: string; label: string }>;

const target = (unitId: string, subject: string): string => `${unitId} ${subject}`;

/** What can be claimed or verified from a number: the ratio itself (claims only), and the filed figures behind it. */
export const targetsOf = (
  stating: Stating,
  own: Readonly<{ unitId: string; subject: string; label: string }>,
  inputs: readonly Input[],
): readonly Target[] => [
  ...(stating === 'claim' ? [{ value: target(own.unitId, own.subject), label: own.label }] : []),
  ...inputs.map((input) => ({
    value: target(input.unitId, input.figure),
    label: bareLabel(input, new Set(inputs.map(({ unitId }) => unitId)).size > 1),
  })),
];

/** The fields of the dialog that records a claim or a verified figure. */
export const statingFields = (stating: Stating, targets: readonly Target[], t: Say): readonly AskedField[] => {
  const field = (name: string, kind: AskedField['kind'], required: boolean, value = ''): AskedField => ({
    name,
    label: t(`indicators.stating.field.${name}`),
    kind,
    required,
    value,
  });
  if (stating === 'raise')
    return [
      {
        ...field('severity', 'choice', true, 'ordinary'),
        choices: (['ordinary', 'serious', 'complex'] as const).map((value) => ({
          value,
          label: t(`words.severity.${value}`),
        })),
      },
      field('note', 'long', false),
    ];
  return [
    { ...field('target', 'choice', true, targets[0]?.value ?? ''), choices: targets },
    field('value', 'number', true),
    field(stating === 'claim' ? 'source' : 'method', 'text', true),
    field('reason', 'text', false),
    field('effectiveAt', 'date', false),
  ];
};

/** Records what was said, or opens the issue about a line whose columns differ. */
export const state = (
  { stating, line, dataYear }: Readonly<{ stating: Stating; line: Line | null; dataYear: string }>,
  { values, evidence }: Filled,
  header: { 'Idempotency-Key': string },
) => {
  const text = (name: string): string => (values[name] ?? '').trim();
  const maybe = <K extends string>(name: K): Partial<Record<K, string>> =>
    text(name) === '' ? {} : ({ [name]: text(name) } as Record<K, string>);
  const [unitId = '', subject = ''] = stating === 'raise' ? [line?.unitId, line?.subject] : text('target').split(' ');
  const params = { path: { unitId, dataYear, subject }, header };
  const said = { value: text('value'), evidence: [...evidence], ...maybe('reason'), ...maybe('effectiveAt') };
  if (stating === 'claim')
    return client.POST('/api/verifications/{unitId}/{dataYear}/claims/{subject}', {
      params,
      body: { ...said, source: text('source') },
    });
  if (stating === 'verify')
    return client.POST('/api/verifications/{unitId}/{dataYear}/verified/{subject}', {
      params,
      body: { ...said, method: text('method') },
    });
  const severity = text('severity') as Schemas['RaiseDifferenceDto']['severity'];
  return client.POST('/api/verifications/{unitId}/{dataYear}/issues/{subject}', {
    params,
    body: { severity, evidence: [...evidence], ...maybe('note') },
  });
};
