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
  fields: readonly AskedField[];
  withEvidence: boolean;
}>;

export type Filled = Readonly<{ values: Readonly<Record<string, string>>; evidence: readonly Evidence[] }>;
export type Where = Readonly<{ county: string; dataYear: string; standardId: string }>;

const figurePrefix = 'figure.';
/** Name of the field of a figure in the dialog. */
export const figureField = (name: string): string => figurePrefix + name;

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
      const body = { ...said, ...reason, percent: text('percent'), source: text('source') };
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
