import type { Context, Known, Trial } from '../kernel/index.js';
import { mayFillIn } from './campaign/draft.js';
import type { FilingUnitToday, SubmissionCommand } from './commands.js';
import { isDataYear } from './data-year.js';
import { formFor } from './form/index.js';
import { correctable, mayFile } from './return-by-form.js';
import type { SubmissionState } from './state.js';
import { submission } from './submission.js';
import { notLocked, yearBegun } from './submit.js';

/** What whoever files can do with a return. `SaveDraft` is no command of the log: a draft stands beside it. */
export type FilingActName = 'SaveDraft' | 'SubmitReturn' | 'WithdrawSubmission' | 'ConfirmReturn' | 'CorrectReturn';

/** What the trials rest on: whose return of which year, and the unit as the tree has it today. */
export type FilingActFacts = Readonly<{ unitId: string; dataYear: string; unit: Known<FilingUnitToday | null> }>;

/** Words that nobody has written. */
const words = '…';

/** The act is none of this return. */
const none: readonly unknown[] = [];
/** A return that is filled in well comes to an event. */
const some: readonly unknown[] = [words];

const decided = (command: SubmissionCommand, state: SubmissionState, context: Context): readonly unknown[] =>
  submission.decide(command, state, context);

/** Whether the unit files a return by form at all, of a year that is one: of any other there is nothing to do. */
const files = ({ unit, dataYear }: FilingActFacts): boolean =>
  isDataYear(dataYear) && unit.value !== null && unit.value.kind !== 'other';

/**
 * Every act of filing, to be tried on a return. What is filled in cannot be known before: a filing is tried by every
 * rule that does not ask for it, and these are the rules that the decision itself asks.
 */
export const filingActs: Readonly<Record<FilingActName, Trial<SubmissionState, FilingActFacts>>> = {
  SaveDraft: {
    needs: [],
    attempt: (_, context, facts) => {
      const form = facts.unit.value && formFor(facts.unit.value);
      if (!form || !files(facts)) return none;
      mayFillIn({ id: form.id, endedFrom: facts.unit.value?.endedFrom ?? null }, context);
      return some;
    },
  },
  SubmitReturn: {
    needs: [],
    attempt: (state, context, facts) => {
      if (!files(facts)) return none;
      mayFile(facts, context);
      yearBegun(facts.dataYear, context);
      notLocked(state, context);
      return some;
    },
  },
  WithdrawSubmission: {
    needs: ['reason'],
    attempt: (state, context) => decided({ type: 'WithdrawSubmission', reason: words }, state, context),
  },
  ConfirmReturn: {
    needs: [],
    // Bare totals are nobody's to confirm.
    attempt: (state, context) =>
      state.status === 'submitted' && state.filing.form === null
        ? none
        : decided({ type: 'ConfirmReturn', version: 'version' in state ? state.version : 0 }, state, context),
  },
  CorrectReturn: {
    needs: ['reason', 'evidence'],
    attempt: (state, context, { dataYear }) => {
      if (state.status === 'none') return none;
      correctable(state);
      yearBegun(dataYear, context);
      // A correction that waits is answered before another is asked for: the same rule as for filing again.
      if (state.status === 'correcting') notLocked(state, context);
      return some;
    },
  },
};

/** Names of all acts, in the order of a return's life. */
export const filingActNames = Object.keys(filingActs) as readonly FilingActName[];
