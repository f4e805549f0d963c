import type { AskedField } from '@web/indicators/checklist/acts';
import type { Say } from '@web/indicators/matrix/model';
import { choices, forms, type CertificationAct } from './acts';

/**
 * What the dialog of an act asks for. The day stands at `today`; a finding never stands there before somebody has made
 * it: a choice begins empty, and must be made.
 */
export const askedFields = (act: CertificationAct, today: string, t: Say): readonly AskedField[] =>
  forms[act].map(([name, kind, needed]) => ({
    name,
    kind,
    label: t(`certifications.fields.${name}`),
    required: needed !== 'optional',
    value: name === 'effectiveAt' ? today : '',
    ...(kind === 'choice' && {
      choices: [
        { value: '', label: t('certifications.choose') },
        ...(choices[name] ?? []).map((value) => ({ value, label: t(`certifications.choices.${name}.${value}`) })),
      ],
    }),
  }));
