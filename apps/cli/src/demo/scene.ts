import type { Actor, Evidence } from '@app/domain/kernel';
import type { ReadModel } from '@app/projections/kernel';
import type { County, School } from './cast.js';
import type { IssueActs } from './issue-acts.js';
import type { Play } from './play.js';

/** What a county's story is played with. */
export type Scene = Readonly<{
  play: Play;
  prove: (what: string) => Promise<Evidence>;
  county: County;
  /** By name; the story only names schools that the file has. */
  school: (name: string) => School;
  visitId: (name: string) => string;
  /** The issue whose problem begins so, in the hands of that school and that inspector (who verifies). */
  issue: (problem: string, school: School, inspector: Actor) => Promise<IssueActs>;
  /** Waits until a process has done what the lists then show. */
  until: (what: string, shows: (reads: ReadModel) => boolean) => Promise<void>;
  /** The next number of a 整改通知书. */
  notice: () => string;
  /** A correction of accepted figures: proposed by the school, accepted by the office. */
  correct: (
    school: School,
    stage: 'primary' | 'junior',
    changed: Readonly<Record<string, string>>,
    since: string,
    reason: string,
  ) => Promise<void>;
}>;
