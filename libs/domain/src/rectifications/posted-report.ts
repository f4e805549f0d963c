import { effectiveDay, Refusal } from '../kernel/index.js';
import type { Decision } from './decision.js';
import { held, words } from './guards.js';

/**
 * 挂牌督导报备, by the 责任督学: once for each approved report. After its limit it is still owed: it is taken, and shown as
 * late.
 */
export const filePostedReport: Decision<'FilePostedReport'> = (command, state, context) => {
  const issue = held(state);
  const { reported } = issue.clock;
  const posted = issue.clock.posted?.attempt === issue.attempt ? issue.clock.posted : null;
  if (posted?.statement === command.statement) return [];
  if (posted) throw new Refusal('rectification.already-posted', { on: posted.on });
  if (!command.posted.value) throw new Refusal('rectification.not-posted-supervision');
  if (reported !== issue.attempt) throw new Refusal('rectification.report-first', { attempt: issue.attempt });
  return [
    {
      type: 'PostedReportFiled',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        attempt: issue.attempt,
        statement: words('statement', command.statement),
        on: effectiveDay(command, context),
        filedBy: context.actorId,
      },
    },
  ];
};
