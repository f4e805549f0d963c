import type { Schemas } from '@app/api-client';
import type { AskedField, Filled } from '@web/indicators/checklist/acts';
import { client } from '@web/server/client';

/** What may be recorded on a county's way to being certified. */
export const certificationActs = [
  'RecordBasicBalance',
  'SubmitSelfAssessment',
  'FileApplication',
  'ConcludeStep',
  'PostNotice',
  'ReceiveObjection',
  'AnswerObjection',
  'EndNotice',
  'ReceiveFeedback',
  'ReportRectification',
  'ConcludeReexamination',
  'RevokeCertification',
] as const;
export type CertificationAct = (typeof certificationActs)[number];

/** Whether a name from the server is an act that this program has a form for. */
export const isAct = (name: string): name is CertificationAct => certificationActs.some((one) => one === name);

type Kind = AskedField['kind'];
/** Field of the command, how it is filled in, and whether it must be. */
type Form = readonly (readonly [name: string, kind: Kind, needed?: 'optional'])[];

const paper = ['document', 'text'] as const;
const day = ['effectiveAt', 'date', 'optional'] as const;

/** What each act asks for, beside its proof. */
export const forms: Readonly<Record<CertificationAct, Form>> = {
  RecordBasicBalance: [['certifiedOn', 'date'], paper, ['reason', 'text', 'optional']],
  SubmitSelfAssessment: [paper, day],
  FileApplication: [paper, day],
  ConcludeStep: [['outcome', 'choice'], paper, ['finding', 'long'], day],
  PostNotice: [paper, ['place', 'text'], day, ['until', 'date', 'optional']],
  ReceiveObjection: [['from', 'choice'], ['about', 'long'], day],
  AnswerObjection: [['upheld', 'choice'], ['answer', 'long'], day],
  EndNotice: [paper, day],
  ReceiveFeedback: [paper, ['problems', 'long'], ['dueDate', 'date'], day],
  ReportRectification: [paper, ['summary', 'long'], day],
  ConcludeReexamination: [['outcome', 'choice'], paper, ['finding', 'long'], day],
  RevokeCertification: [paper, ['reason', 'long'], day],
};

/** What can be chosen in a field. */
export const choices: Readonly<Record<string, readonly string[]>> = {
  outcome: ['passed', 'failed'],
  from: ['unit', 'person', 'unnamed'],
  upheld: ['false', 'true'],
};

/** Where it is recorded: the step that comes next, or the objection that is answered, by the act. */
export type Place = Readonly<{
  county: string;
  standard: string;
  dataYear: string;
  step: string | null;
  objection: string | null;
}>;

/** Sends what a dialog has asked for, as the act that it is. */
export const send = (
  act: CertificationAct,
  { county, standard, dataYear, step, objection }: Place,
  { values, evidence }: Filled,
  header: { 'Idempotency-Key': string },
) => {
  const base = '/api/counties/{county}/certifications/{standard}';
  const params = { path: { county, standard }, header } as const;
  const text = (name: string): string => (values[name] ?? '').trim();
  const given = <Name extends string>(name: Name): Partial<Record<Name, string>> =>
    text(name) === '' ? {} : ({ [name]: text(name) } as Record<Name, string>);
  const proof = { evidence: [...evidence], ...given('effectiveAt') };
  const by = { ...proof, document: text('document') };
  const outcome = text('outcome') as Schemas['ConcludeStepDto']['outcome'];
  switch (act) {
    case 'RecordBasicBalance':
      return client.POST(`${base}/basic-balance`, {
        params,
        body: { ...by, certifiedOn: text('certifiedOn'), ...given('reason') },
      });
    case 'SubmitSelfAssessment':
      return client.POST(`${base}/self-assessment`, { params, body: { ...by, dataYear } });
    case 'FileApplication':
      return client.POST(`${base}/application`, { params, body: { ...by, dataYear } });
    case 'ConcludeStep': {
      const of = step as Schemas['ConcludeStepDto']['step'];
      return client.POST(`${base}/conclusions`, {
        params,
        body: { ...by, step: of, outcome, finding: text('finding') },
      });
    }
    case 'PostNotice':
      return client.POST(`${base}/notice`, { params, body: { ...by, place: text('place'), ...given('until') } });
    case 'ReceiveObjection': {
      const from = text('from') as Schemas['ReceiveObjectionDto']['from'];
      return client.POST(`${base}/notice/objections`, { params, body: { ...proof, from, about: text('about') } });
    }
    case 'AnswerObjection':
      return client.POST(`${base}/notice/objections/{objection}/answer`, {
        params: { path: { county, standard, objection: objection ?? '' }, header },
        body: { ...proof, upheld: text('upheld') === 'true', answer: text('answer') },
      });
    case 'EndNotice':
      return client.POST(`${base}/notice/end`, { params, body: by });
    case 'ReceiveFeedback':
      return client.POST(`${base}/feedback`, {
        params,
        body: { ...by, problems: text('problems'), dueDate: text('dueDate') },
      });
    case 'ReportRectification':
      return client.POST(`${base}/rectification-report`, { params, body: { ...by, summary: text('summary') } });
    case 'ConcludeReexamination':
      return client.POST(`${base}/re-examinations`, { params, body: { ...by, outcome, finding: text('finding') } });
    case 'RevokeCertification':
      return client.POST(`${base}/revocation`, { params, body: { ...by, reason: text('reason') } });
  }
};
