import type { Schemas } from '@app/api-client';
import { client } from '@web/server/client';
import type { Evidence } from './lines';

/** One thing asked for by a dialog. `choices`: one of them; `long`: several lines; `when`: only so far as it is needed. */
export type AskedField = Readonly<{
  name: string;
  label: string;
  kind: 'choice' | 'text' | 'long' | 'number' | 'date';
  choices?: readonly { value: string; label: string }[];
  required: boolean;
  value: string;
}>;

/** What is to be recorded, where. */
export type RecordAct = Readonly<{
  type: 'item' | 'recognition' | 'raise' | 'clear' | 'exempt' | 'revoke';
  /** Item, veto or exemption. */
  subject: string;
  title: string;
  /** What is good to know before filling in. */
  lead?: string;
  /** The year of the record that it stands in, where it is another than the page's. */
  dataYear?: string | undefined;
  fields: readonly AskedField[];
  withEvidence: boolean;
}>;

export type Filled = Readonly<{ values: Readonly<Record<string, string>>; evidence: readonly Evidence[] }>;
export type Where = Readonly<{ county: string; dataYear: string; standardId: string }>;

const figurePrefix = 'figure.';
/** Name of the field of a figure in the dialog. */
export const figureField = (name: string): string => figurePrefix + name;

/** What is asked of each form of a survey, in the order of the form. */
export const groupFields = ['people', 'parents', 'percent', 'parentsPercent'] as const;
export const surveyForms = ['questionnaire', 'visit'] as const;

/** The sample of a survey, where anything of it was filled in; the server says what is missing. */
const surveyIn = (text: (name: string) => string): Schemas['SurveyDto'] | undefined => {
  const [questionnaire, visit] = surveyForms.map((form) => {
    const [people, parents, percent, parentsPercent] = groupFields.map((name) => text(`survey.${form}.${name}`));
    if ([people, parents, percent, parentsPercent].every((one) => one === '')) return null;
    return {
      people: people ?? '',
      parents: parents ?? '',
      percent: percent || null,
      parentsPercent: parentsPercent || null,
    };
  });
  const residents = text('survey.residents');
  return residents === '' && !questionnaire && !visit
    ? undefined
    : { residents, questionnaire: questionnaire ?? null, visit: visit ?? null };
};

/** Sends what a dialog has asked for, as the act that it is. */
export const send = (
  { type, subject }: Pick<RecordAct, 'type' | 'subject'>,
  { county, dataYear, standardId }: Where,
  { values, evidence }: Filled,
  header: { 'Idempotency-Key': string },
) => {
  const path = { county, dataYear };
  const text = (name: string): string => (values[name] ?? '').trim();
  const since = text('effectiveAt') === '' ? {} : { effectiveAt: text('effectiveAt') };
  const reason = text('reason') === '' ? {} : { reason: text('reason') };
  const said = { standardId, evidence: [...evidence], ...since };
  switch (type) {
    case 'item': {
      const figures = Object.fromEntries(
        Object.entries(values).flatMap(([name, value]) =>
          name.startsWith(figurePrefix) && value.trim() !== '' ? [[name.slice(figurePrefix.length), value.trim()]] : [],
        ),
      );
      const judgement = text('judgement') as Schemas['RecordItemDto']['judgement'];
      const note = text('note') === '' ? {} : { note: text('note') };
      const body = { ...said, ...reason, ...note, item: subject, judgement, figures };
      return client.POST('/api/counties/{county}/records/{dataYear}/items', { params: { path, header }, body });
    }
    case 'recognition': {
      const survey = surveyIn(text);
      const body = { ...said, ...reason, ...(survey && { survey }), percent: text('percent'), source: text('source') };
      return client.POST('/api/counties/{county}/records/{dataYear}/recognition', { params: { path, header }, body });
    }
    case 'raise': {
      const body = { ...said, finding: text('finding') };
      const params = { path: { ...path, veto: subject }, header };
      return client.POST('/api/counties/{county}/records/{dataYear}/vetoes/{veto}', { params, body });
    }
    case 'clear': {
      const body = { ...said, finding: text('finding') };
      const params = { path: { ...path, veto: subject }, header };
      return client.POST('/api/counties/{county}/records/{dataYear}/vetoes/{veto}/clearance', { params, body });
    }
    case 'exempt': {
      const {
        sectionId,
        subject: about,
        plan,
        expires,
      } = {
        sectionId: text('sectionId'),
        subject: text('subject'),
        plan: text('plan'),
        expires: text('expires'),
      };
      const body = { ...said, sectionId, subject: about, plan, expires };
      return client.POST('/api/counties/{county}/records/{dataYear}/exemptions', { params: { path, header }, body });
    }
    case 'revoke': {
      const body = { standardId, reason: text('reason'), ...since };
      const params = { path: { ...path, exemption: subject }, header };
      return client.POST('/api/counties/{county}/records/{dataYear}/exemptions/{exemption}/revocation', {
        params,
        body,
      });
    }
  }
};
