import { evidenceIn, type Recorded } from '@app/domain/kernel';
import type { RectificationEvent } from '@app/domain/rectifications';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';

type Kind = 'found' | 'category' | 'ordered' | 'measures' | 'work' | 'review';
type Said = Readonly<{ day: string | null; words?: string | null; adequate?: boolean | null; byRecord?: true }>;

const note = (db: Sqlite, kind: Kind, event: Recorded<RectificationEvent>, said: Said): void => {
  const { data, sequence, actor } = event;
  db.run(
    'insert into issue_note values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    data.issueId,
    sequence,
    kind,
    data.round,
    said.day,
    said.byRecord ? null : actor.role,
    said.words ?? null,
    said.adequate == null ? null : Number(said.adequate),
    JSON.stringify(said.byRecord ? [] : evidenceIn(data).map(({ hash }) => hash)),
  );
};

/**
 * What a printed 台账 says of an issue beside how it stands: by which office it was found and looked at, what the unit
 * planned and said, which files show it. A line for each such act, never changed: a point is all lines up to its sequence.
 */
export const issueNotes: Projection<RectificationEvent> = {
  name: 'issue-note@1',
  tables: `create table issue_note (
    issue_id text not null, sequence integer not null, kind text not null, round integer not null, day text, role text,
    words text, adequate integer, files text not null, primary key (issue_id, sequence, kind)
  ) strict, without rowid;`,
  when: {
    IssueRaised: (db, _, event) => note(db, 'found', event, { day: event.effectiveAt }),
    IssueReopened: (db, { on }, event) => note(db, 'found', event, { day: on }),
    IssueBroughtIn: (db, data, event) => {
      const { foundOn: day, category, measures, outcome, reviewedOn, reviewResult } = data;
      const old = { day, byRecord: true } as const;
      note(db, 'found', event, old);
      if (category !== null) note(db, 'category', event, { ...old, words: category });
      if (measures !== null) note(db, 'measures', event, { ...old, words: measures });
      if (outcome !== null) note(db, 'work', event, { ...old, words: outcome });
      if (reviewedOn !== null || reviewResult !== null)
        note(db, 'review', event, { ...old, day: reviewedOn, words: reviewResult });
    },
    RectificationAssigned: (db, _, event) => note(db, 'ordered', event, { day: event.effectiveAt }),
    IssueReassigned: (db, _, event) => note(db, 'ordered', event, { day: event.effectiveAt }),
    RectificationPlanSubmitted: (db, { measures }, event) =>
      note(db, 'measures', event, { day: event.effectiveAt, words: measures }),
    ProgressReported: (db, { text, on }, event) => note(db, 'work', event, { day: on, words: text }),
    ClosureRequested: (db, { statement, requestedOn }, event) =>
      note(db, 'work', event, { day: requestedOn, words: statement }),
    OnSiteVerified: (db, { on, finding, adequate }, event) =>
      note(db, 'review', event, { day: on, words: finding, adequate }),
  },
};

/** One line of these. Days are ISO dates; `role` null: it stood in an older ledger. */
export type IssueNote = Readonly<{
  issueId: string;
  sequence: number;
  kind: Kind;
  round: number;
  day: string | null;
  role: string | null;
  words: string | null;
  adequate: number | null;
  files: string;
}>;

/** The lines of some issues up to a sequence, by issue, oldest first. */
export const notesOf = (
  db: Sqlite,
  issueIds: readonly string[],
  knownAt: number,
): ReadonlyMap<string, readonly IssueNote[]> => {
  const notes = new Map<string, IssueNote[]>(issueIds.map((id) => [id, []]));
  for (const one of db.all<IssueNote>(
    `select n.issue_id as issueId, n.sequence, n.kind, n.round, n.day, n.role, n.words, n.adequate, n.files
     from json_each(?) one cross join issue_note n on n.issue_id = one.value
     where n.sequence <= ? order by one.key, n.sequence`,
    JSON.stringify(issueIds),
    knownAt,
  ))
    notes.get(one.issueId)?.push(one);
  return notes;
};
