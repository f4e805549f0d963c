import type { DeadlineBasis } from '@app/domain/deadlines';
import type { Answer, ChecklistQuestion, DefenceAnswer, Finding, InspectionEvent } from '@app/domain/inspections';
import type { Evidence } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';

/** What the page holds as documents, beside its lists. */
type Papers = Readonly<{
  summary?: string;
  report?: Readonly<{ reportNumber: string; report: string; on: string }>;
  preliminary?: Readonly<{ opinion: string; on: string; defenceDueDate: string; basis: DeadlineBasis }>;
  letter?: Readonly<{
    letterNumber: string;
    opinion: string;
    on: string;
    rectificationDueDate: string;
    basis: DeadlineBasis;
    defences: readonly DefenceAnswer[];
  }>;
  cancelled?: Readonly<{ reason: string }>;
}>;

const file = (db: Sqlite, inspectionId: string, paper: keyof Papers, content: unknown, sequence: number): void => {
  db.run(
    'insert into inspection_page_paper values (?, ?, ?, ?)',
    sequence,
    inspectionId,
    paper,
    JSON.stringify(content),
  );
};

/**
 * One inspection's page: checklist with every answer (the last one stands), findings, and the papers. What is never
 * changed stands in the order of the log, so that a rebuild only writes at the end.
 */
export const inspectionPages: Projection<InspectionEvent> = {
  name: 'inspection-page@3',
  tables: `
    create table inspection_page (
      sequence integer primary key, inspection_id text not null, checklist text not null
    ) strict;
    create table inspection_page_paper (
      sequence integer primary key, inspection_id text not null, paper text not null, content text not null
    ) strict;
    create table inspection_page_answer (
      sequence integer primary key, inspection_id text not null, question_id text not null, answer text not null,
      note text, evidence text not null, answered_by text not null
    ) strict;
    create table inspection_page_finding (
      inspection_id text not null, finding_id text not null, data text not null, raised_by text not null,
      withdrawn text, sequence integer not null,
      primary key (inspection_id, finding_id)
    ) strict, without rowid;
    create table inspection_page_defence (
      inspection_id text not null, defence_id text not null, text text not null, evidence text not null,
      filed_by text not null, filed_on text not null, upheld integer, answer text, sequence integer not null,
      primary key (inspection_id, defence_id)
    ) strict, without rowid;`,
  indexes: `
    create unique index inspection_page_inspection on inspection_page (inspection_id);
    create index inspection_page_paper_inspection on inspection_page_paper (inspection_id, sequence);
    create index inspection_page_answer_inspection on inspection_page_answer (inspection_id, sequence);`,
  when: {
    InspectionPlanned: (db, { inspectionId, checklist }, { sequence }) => {
      db.run('insert into inspection_page values (?, ?, ?)', sequence, inspectionId, JSON.stringify(checklist));
    },
    ChecklistAnswered: (db, data, { sequence }) => {
      db.run(
        'insert into inspection_page_answer values (?, ?, ?, ?, ?, ?, ?)',
        sequence,
        data.inspectionId,
        data.questionId,
        data.answer,
        data.note,
        JSON.stringify(data.evidence),
        data.answeredBy,
      );
    },
    FindingRaised: (db, { inspectionId, raisedBy, ...finding }, { sequence }) => {
      db.run(
        'insert into inspection_page_finding values (?, ?, ?, ?, null, ?)',
        inspectionId,
        finding.findingId,
        JSON.stringify(finding),
        raisedBy,
        sequence,
      );
    },
    FindingWithdrawn: (db, { inspectionId, findingId, reason }) => {
      db.run(
        'update inspection_page_finding set withdrawn = ? where inspection_id = ? and finding_id = ?',
        reason,
        inspectionId,
        findingId,
      );
    },
    InspectionCompleted: (db, { inspectionId, summary }, { sequence }) =>
      file(db, inspectionId, 'summary', summary, sequence),
    InspectionReported: (db, { inspectionId, ...report }, { sequence }) =>
      file(db, inspectionId, 'report', report, sequence),
    PreliminaryOpinionIssued: (db, { inspectionId, ...opinion }, { sequence }) =>
      file(db, inspectionId, 'preliminary', opinion, sequence),
    DefenceFiled: (db, data, { sequence, effectiveAt }) => {
      db.run(
        'insert into inspection_page_defence values (?, ?, ?, ?, ?, ?, null, null, ?)',
        data.inspectionId,
        data.defenceId,
        data.text,
        JSON.stringify(data.evidence),
        data.filedBy,
        effectiveAt,
        sequence,
      );
    },
    DefenceAnswered: (db, { inspectionId, defenceId, upheld, answer }) => {
      db.run(
        'update inspection_page_defence set upheld = ?, answer = ? where inspection_id = ? and defence_id = ?',
        upheld ? 1 : 0,
        answer,
        inspectionId,
        defenceId,
      );
    },
    OpinionLetterIssued: (db, { inspectionId, ...letter }, { sequence }) =>
      file(db, inspectionId, 'letter', letter, sequence),
    InspectionCancelled: (db, { inspectionId, reason }, { sequence }) =>
      file(db, inspectionId, 'cancelled', { reason }, sequence),
  },
};

/** A question with the answer that stands, if any; `corrections` counts the answers before it. */
export type AnsweredQuestion = ChecklistQuestion &
  Readonly<{
    answer: Answer | null;
    note: string | null;
    evidence: readonly Evidence[];
    corrections: number;
    answeredBy: string | null;
    sequence: number | null;
  }>;

/** What the page shows beside the line of the list. */
export type InspectionPage = Readonly<{
  questions: readonly AnsweredQuestion[];
  /** Withdrawn ones too, with the reason. */
  findings: readonly (Finding & Readonly<{ raisedBy: string; withdrawn: string | null; sequence: number }>)[];
  defences: readonly Readonly<{
    defenceId: string;
    text: string;
    evidence: readonly Evidence[];
    filedBy: string;
    filedOn: string;
    upheld: boolean | null;
    answer: string | null;
  }>[];
  papers: Papers;
}>;

type StoredAnswer = Omit<AnsweredQuestion, 'evidence' | 'id' | 'corrections'> & {
  questionId: string;
  evidence: string;
};
type StoredFinding = { data: string; raisedBy: string; withdrawn: string | null; sequence: number };
type StoredDefence = Omit<InspectionPage['defences'][number], 'evidence' | 'upheld'> & {
  evidence: string;
  upheld: number | null;
};

/** The page of one inspection, or undefined. */
export const inspectionPage = (db: Sqlite, inspectionId: string): InspectionPage | undefined => {
  const head = db.get<{ checklist: string }>(
    'select checklist from inspection_page where inspection_id = ?',
    inspectionId,
  );
  if (!head) return undefined;
  const papers = db.all<{ paper: string; content: string }>(
    'select paper, content from inspection_page_paper where inspection_id = ? order by sequence',
    inspectionId,
  );
  const answers = db.all<StoredAnswer>(
    `select question_id as questionId, answer, note, evidence, answered_by as answeredBy, sequence
     from inspection_page_answer where inspection_id = ? order by sequence`,
    inspectionId,
  );
  const findings = db.all<StoredFinding>(
    `select data, raised_by as raisedBy, withdrawn, sequence from inspection_page_finding
     where inspection_id = ? order by sequence`,
    inspectionId,
  );
  const defences = db.all<StoredDefence>(
    `select defence_id as defenceId, text, evidence, filed_by as filedBy, filed_on as filedOn, upheld, answer
     from inspection_page_defence where inspection_id = ? order by sequence`,
    inspectionId,
  );
  const answered = ({ id, text, indicator, clause }: ChecklistQuestion): AnsweredQuestion => {
    const question = { id, text, indicator, clause };
    const all = answers.filter(({ questionId }) => questionId === id);
    const given = all.at(-1);
    if (!given)
      return { ...question, answer: null, note: null, evidence: [], corrections: 0, answeredBy: null, sequence: null };
    const { answer, note, answeredBy, sequence } = given;
    const corrections = all.length - 1;
    const evidence = JSON.parse(given.evidence) as Evidence[];
    return { ...question, answer, note, evidence, corrections, answeredBy, sequence };
  };
  return {
    questions: (JSON.parse(head.checklist) as ChecklistQuestion[]).map(answered),
    findings: findings.map(({ data, ...row }) => ({ ...(JSON.parse(data) as Finding), ...row })),
    defences: defences.map((row) => ({
      ...row,
      evidence: JSON.parse(row.evidence) as Evidence[],
      upheld: row.upheld === null ? null : row.upheld === 1,
    })),
    papers: Object.fromEntries(papers.map(({ paper, content }) => [paper, JSON.parse(content) as unknown])),
  };
};
