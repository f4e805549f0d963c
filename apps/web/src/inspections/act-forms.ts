import type { Schemas } from '@app/api-client';
import { client } from '@web/server/client';
import { limitBody } from '@web/deadlines/limit';
import type { Evidence } from './offline/entries';

/** What an act's form holds; each act takes the fields it asks for. */
export type ActValues = {
  noticeNumber?: string;
  date?: string;
  reason?: string;
  team?: string[];
  opinion?: string;
  defenceDays?: string;
  clause?: string;
  text?: string;
  evidence?: Evidence[];
  defenceId?: string;
  upheld?: boolean;
  answer?: string;
  letterNumber?: string;
  letterOpinion?: string;
  rectificationDueDate?: string;
  reportNumber?: string;
  report?: string;
  reviewText?: string;
};
export type FieldKind = 'line' | 'area' | 'date' | 'limit' | 'number' | 'verdict' | 'team' | 'files' | 'defence';
export type Field = Readonly<{ name: keyof ActValues; kind: FieldKind; hint?: true }>;
type Header = { 'Idempotency-Key': string };

const line = (name: keyof ActValues, hint?: true): Field => ({ name, kind: 'line', ...(hint && { hint }) });
const area = (name: keyof ActValues): Field => ({ name, kind: 'area' });
const day = (name: keyof ActValues): Field => ({ name, kind: 'date' });

/** Acts of the inspection's page in the order of its life, and what each asks for. */
export const forms = {
  SendNotice: [line('noticeNumber', true)],
  StartInspection: [],
  IssuePreliminaryOpinion: [area('opinion'), { name: 'defenceDays', kind: 'number' }, line('clause', true)],
  AnswerDefence: [{ name: 'defenceId', kind: 'defence' }, { name: 'upheld', kind: 'verdict' }, area('answer')],
  IssueOpinionLetter: [
    line('letterNumber', true),
    area('letterOpinion'),
    { name: 'rectificationDueDate', kind: 'limit' },
  ],
  FileReport: [line('reportNumber'), area('report')],
  FileDefence: [area('text'), { name: 'evidence', kind: 'files' }],
  WaiveDefence: [],
  RequestReview: [area('reviewText'), { name: 'evidence', kind: 'files' }],
  AnswerReview: [{ name: 'upheld', kind: 'verdict' }, area('answer')],
  Reschedule: [day('date'), line('reason')],
  ChangeTeam: [{ name: 'team', kind: 'team' }, line('reason')],
  CancelInspection: [line('reason')],
} as const satisfies Readonly<Record<string, readonly Field[]>>;

export type ActName = keyof typeof forms;
export const actNames = Object.keys(forms) as readonly ActName[];

/** Does an act. */
export const sendAct = (name: ActName, id: string, values: ActValues, header: Header) => {
  const { noticeNumber = '', date = '', reason = '', team = [], opinion = '', text = '', answer = '' } = values;
  const {
    letterNumber = '',
    letterOpinion = '',
    rectificationDueDate = '',
    reportNumber = '',
    report = '',
    reviewText = '',
  } = values;
  const { evidence = [], upheld = false, defenceId = '', defenceDays, clause } = values;
  const params = { path: { id }, header };
  switch (name) {
    case 'SendNotice':
      return client.POST('/api/inspections/{id}/notice', { params, body: { noticeNumber } });
    case 'StartInspection':
      return client.POST('/api/inspections/{id}/start', { params, body: {} });
    case 'IssuePreliminaryOpinion': {
      const body: Schemas['PreliminaryOpinionDto'] = {
        opinion,
        ...(defenceDays && { defenceDays: Number(defenceDays) }),
        ...(clause && { clause }),
      };
      return client.POST('/api/inspections/{id}/preliminary-opinion', { params, body });
    }
    case 'AnswerDefence':
      return client.POST('/api/inspections/{id}/defences/{defenceId}/answer', {
        params: { path: { id, defenceId }, header },
        body: { upheld, answer },
      });
    case 'IssueOpinionLetter':
      return client.POST('/api/inspections/{id}/opinion-letter', {
        params,
        body: { letterNumber, opinion: letterOpinion, ...limitBody(rectificationDueDate, 'rectificationDueDate') },
      });
    case 'FileReport':
      return client.POST('/api/inspections/{id}/report', { params, body: { reportNumber, report } });
    case 'FileDefence':
      return client.POST('/api/inspections/{id}/defences', { params, body: { text, evidence } });
    case 'WaiveDefence':
      return client.POST('/api/inspections/{id}/defence-waiver', { params, body: {} });
    case 'RequestReview':
      return client.POST('/api/inspections/{id}/review', { params, body: { text: reviewText, evidence } });
    case 'AnswerReview':
      return client.POST('/api/inspections/{id}/review/answer', { params, body: { upheld, answer } });
    case 'Reschedule':
      return client.POST('/api/inspections/{id}/date', { params, body: { date, reason } });
    case 'ChangeTeam':
      return client.POST('/api/inspections/{id}/team', { params, body: { team, reason } });
    case 'CancelInspection':
      return client.POST('/api/inspections/{id}/cancellation', { params, body: { reason } });
  }
};
