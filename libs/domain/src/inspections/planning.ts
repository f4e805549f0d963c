import { effectiveDay, Refusal, same, sameIn } from '../kernel/index.js';
import type { Decision } from './decision.js';
import type { DataOf } from './events.js';
import { aDate, existing, inTeam, needsNotice, planned, soundTeam, words } from './guards.js';
import { isVisited } from './state.js';

/** 督导计划: whom, when, by whom, asking what. */
export const plan: Decision<'PlanInspection'> = (command, state, context) => {
  const data: DataOf<'InspectionPlanned'> = {
    inspectionId: command.inspectionId,
    kind: command.kind,
    unitId: command.unitId,
    countyId: command.county.value ?? '',
    countyKnownAt: command.county.sequence,
    subject: command.subject,
    team: command.team,
    recusalKnownAt: command.recusal.sequence,
    date: command.date,
    checklist: command.checklist.map(({ id, text, indicator, clause }) => ({ id, text, indicator, clause })),
  };
  if (state.status !== 'none') {
    if (sameIn(['inspectionId', 'kind', 'unitId', 'subject', 'team', 'date', 'checklist'], state.plan, data)) return [];
    throw new Refusal('inspection.already-planned', { inspectionId: state.plan.inspectionId });
  }
  effectiveDay(command, context);
  if (command.county.value === null)
    throw new Refusal('inspection.unknown-unit', { unitId: command.unitId }, 'invalid');
  words('subject', command.subject);
  aDate('date', command.date);
  const ids = data.checklist.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new Refusal('inspection.question-twice', {}, 'invalid');
  for (const { id, text, clause } of data.checklist) {
    words(`checklist.${id}.text`, text);
    words(`checklist.${id}.clause`, clause);
  }
  soundTeam(command, command.recusal);
  return [{ type: 'InspectionPlanned', data }];
};

/** Others go. The same rules hold for the new team. */
export const changeTeam: Decision<'ChangeTeam'> = (command, state, context) => {
  if (same(existing(state).plan.team, command.team)) return [];
  const { plan: present } = planned(state);
  effectiveDay(command, context);
  words('reason', command.reason);
  soundTeam({ ...present, team: command.team }, command.recusal);
  return [
    {
      type: 'InspectionTeamChanged',
      data: {
        inspectionId: present.inspectionId,
        team: command.team,
        reason: command.reason,
        recusalKnownAt: command.recusal.sequence,
      },
    },
  ];
};

/** Another day. Recusal is a matter of the day, so it is looked at again. */
export const reschedule: Decision<'Reschedule'> = (command, state, context) => {
  if (existing(state).plan.date === command.date) return [];
  const { plan: present } = planned(state);
  effectiveDay(command, context);
  words('reason', command.reason);
  aDate('date', command.date);
  soundTeam({ ...present, date: command.date }, command.recusal);
  return [
    {
      type: 'InspectionRescheduled',
      data: {
        inspectionId: present.inspectionId,
        date: command.date,
        reason: command.reason,
        recusalKnownAt: command.recusal.sequence,
      },
    },
  ];
};

/** 书面督导通知. 教育督导条例 第十七条. */
export const sendNotice: Decision<'SendNotice'> = (command, state, context) => {
  if (existing(state).notice?.noticeNumber === command.noticeNumber) return [];
  const { plan: present, notice } = planned(state);
  if (notice) throw new Refusal('inspection.already-notified', { noticeNumber: notice.noticeNumber });
  return [
    {
      type: 'InspectionNoticeSent',
      data: {
        inspectionId: present.inspectionId,
        noticeNumber: words('noticeNumber', command.noticeNumber),
        on: effectiveDay(command, context),
      },
    },
  ];
};

/** The team arrives. A routine visit may be unannounced; 专项 and 综合 follow a written notice. */
export const start: Decision<'StartInspection'> = (command, state, context) => {
  if (isVisited(existing(state))) return [];
  const inspection = planned(state);
  inTeam(inspection, context);
  const on = effectiveDay(command, context);
  if (needsNotice(inspection.plan.kind) && !inspection.notice)
    throw new Refusal('inspection.notice-first', { clause: '教育督导条例 第十七条' });
  if (inspection.notice && on < inspection.notice.on)
    throw new Refusal('inspection.before-notice', { on, noticeOn: inspection.notice.on }, 'invalid');
  return [
    {
      type: 'InspectionStarted',
      data: { inspectionId: inspection.plan.inspectionId, on, startedBy: context.actorId },
    },
  ];
};

/** 取消, with a reason, as long as the visit has not ended. */
export const cancel: Decision<'CancelInspection'> = (command, state, context) => {
  const inspection = existing(state);
  if (inspection.status === 'cancelled') return [];
  if (inspection.status !== 'planned' && inspection.status !== 'started')
    throw new Refusal('inspection.already-completed', { status: inspection.status });
  effectiveDay(command, context);
  return [
    {
      type: 'InspectionCancelled',
      data: { inspectionId: inspection.plan.inspectionId, reason: words('reason', command.reason) },
    },
  ];
};
