import type { Schemas } from '@app/api-client';

export type Evidence = Schemas['EvidenceDto'];
type Finding = Pick<Schemas['RaiseFindingDto'], 'problem' | 'clause' | 'indicator' | 'severity' | 'suggestedDueDate'>;

/** What an inspector did on site, as this device keeps it. */
export type VisitAct =
  | Readonly<{ type: 'answer'; questionId: string; answer: Schemas['AnswerQuestionDto']['answer']; note: string }>
  | Readonly<{ type: 'finding'; questionId: string; findingId: string; finding: Finding }>
  | Readonly<{ type: 'withdrawal'; questionId: string; findingId: string; reason: string }>;

/**
 * One thing to send, in the order of `n`. `waiting`: kept here only; `refused`: the server said no, and why; `sent`: it
 * has it. Times are milliseconds of this device's clock.
 */
export type Entry = Readonly<{
  /** Given by the store when it is kept: entries go out in this order. */
  n: number;
  /** The Idempotency-Key: however often it is sent, it is done once. */
  key: string;
  accountId: string;
  inspectionId: string;
  unitId: string;
  act: VisitAct;
  /** Photos kept here, by id; sent before the entry. */
  photos: readonly string[];
  /** Files that the server has already. */
  evidence: readonly Evidence[];
  savedAt: number;
  state: 'waiting' | 'refused' | 'sent';
  /** The body as it was first sent: a repeat under the same key must be the same. */
  body: object | null;
  sentAt: number | null;
  why: string | null;
}>;

/** A photo as it was taken; `evidence` once the server has it, and then without its content. */
export type Photo = Readonly<{
  id: string;
  inspectionId: string;
  name: string;
  content: Blob | null;
  evidence: Evidence | null;
}>;

/** What is being written about a question and is not yet whole: an answer without its reason, a finding half typed. */
export type Draft = Readonly<{
  /** `inspectionId/questionId`, or `inspectionId/` for the summary. */
  id: string;
  inspectionId: string;
  accountId: string;
  answer: Schemas['AnswerQuestionDto']['answer'] | null;
  note: string;
  photos: readonly string[];
  finding: Finding | null;
  findingPhotos: readonly string[];
  changedAt: number;
}>;

/** An inspection as it was last read, so that it opens without signal. */
export type KeptVisit = Readonly<{
  inspectionId: string;
  accountId: string;
  name: string | null;
  detail: Schemas['InspectionDetailDto'];
  readAt: number;
}>;

/** What this device keeps. Everything resolves when it is on disk, not before. */
export type VisitStore = Readonly<{
  /** In order. */
  entries: () => Promise<Entry[]>;
  /** Keeps a new entry; an answer to the same question that has never been sent is replaced. */
  add: (entry: Omit<Entry, 'n'>) => Promise<void>;
  put: (entry: Entry) => Promise<void>;
  remove: (n: number) => Promise<void>;
  photo: (id: string) => Promise<Photo | undefined>;
  putPhoto: (photo: Photo) => Promise<void>;
  removePhoto: (id: string) => Promise<void>;
  drafts: (inspectionId: string) => Promise<Draft[]>;
  putDraft: (draft: Draft) => Promise<void>;
  removeDraft: (id: string) => Promise<void>;
  visit: (inspectionId: string) => Promise<KeptVisit | undefined>;
  putVisit: (visit: KeptVisit) => Promise<void>;
}>;

/** Whether a new entry takes the place of one that was kept: the same question's answer, never yet sent. */
export const replaces = (fresh: Omit<Entry, 'n'>, kept: Entry): boolean =>
  fresh.act.type === 'answer' &&
  kept.act.type === 'answer' &&
  kept.state !== 'sent' &&
  (kept.body === null || kept.state === 'refused') &&
  kept.accountId === fresh.accountId &&
  kept.inspectionId === fresh.inspectionId &&
  kept.act.questionId === fresh.act.questionId;
