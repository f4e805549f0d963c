import { stepWords, type CertificationEvent } from '@app/domain/certifications';
import type { Certification, CertificationRecord } from '@app/projections/certifications';
import type { NameBook } from '../names.js';
import type { CertificationDto, CertificationRecordDto } from './certification-answers.dto.js';

const titles: Readonly<Record<CertificationEvent['type'], string>> = {
  BasicBalanceRecorded: '基本均衡认定',
  SelfAssessmentSubmitted: '县级自评',
  ApplicationFiled: '县级申报',
  StepConcluded: '评估结论',
  NoticePosted: '公示开始',
  ObjectionReceived: '收到异议',
  ObjectionAnswered: '答复异议',
  NoticeEnded: '公示结束',
  FeedbackReceived: '书面反馈意见',
  RectificationReported: '整改报告',
  ReexaminationConcluded: '复查',
  CertificationRevoked: '撤销认定',
};

const titleOf = (event: CertificationEvent): string =>
  event.type === 'StepConcluded' ? stepWords[event.data.step].name : titles[event.type];

/** What the event says in words of its own. */
const textOf = (event: CertificationEvent): string | null => {
  switch (event.type) {
    case 'BasicBalanceRecorded':
      return event.data.reason;
    case 'StepConcluded':
    case 'ReexaminationConcluded':
      return event.data.finding;
    case 'NoticePosted':
      return event.data.place;
    case 'ObjectionReceived':
      return event.data.about;
    case 'ObjectionAnswered':
      return event.data.answer;
    case 'NoticeEnded':
      return event.data.objections === 0 ? '无异议' : `异议${event.data.objections}条，其中属实${event.data.upheld}条`;
    case 'FeedbackReceived':
      return event.data.problems;
    case 'RectificationReported':
      return event.data.summary;
    case 'CertificationRevoked':
      return event.data.reason;
    case 'SelfAssessmentSubmitted':
    case 'ApplicationFiled':
      return null;
  }
};

const untilOf = (event: CertificationEvent): string | null => {
  if (event.type === 'NoticePosted') return event.data.until;
  return event.type === 'FeedbackReceived' ? event.data.dueDate : null;
};

const shownRecord = ({ event, ...record }: CertificationRecord, names: NameBook): CertificationRecordDto => {
  const { data } = event;
  return {
    sequence: record.sequence,
    type: event.type,
    title: titleOf(event),
    round: 'round' in data ? data.round : null,
    on: event.type === 'BasicBalanceRecorded' ? event.data.certifiedOn : record.effectiveAt,
    recordedAt: record.recordedAt,
    by: record.by,
    byName: names.of(record.by),
    document: 'document' in data ? data.document : null,
    text: textOf(event),
    outcome: 'outcome' in data ? data.outcome : null,
    entered: 'entered' in data ? data.entered : null,
    contradicted: ('contradicted' in data && data.contradicted) || ('short' in data && data.short),
    objectionId: 'objectionId' in data ? data.objectionId : null,
    upheld: event.type === 'ObjectionAnswered' ? event.data.upheld : null,
    until: untilOf(event),
    conditions: 'conditions' in data ? (data.conditions as unknown as CertificationRecordDto['conditions']) : null,
    evidence: [...data.evidence],
  };
};

/** A county's way as its reader sees it. @param offered what the reader may do next */
export const shownCertification = (
  { state, records, ...of }: Certification,
  names: NameBook,
  offered: Certification['acts'],
): CertificationDto => {
  const notice = state.status === 'underWay' ? state.notice : null;
  const setback = 'setback' in state ? state.setback : null;
  return {
    ...of,
    acts: [...offered],
    steps: [...of.steps],
    conditions: of.conditions as unknown as CertificationDto['conditions'],
    status: state.status,
    round: state.round,
    dataYear: 'dataYear' in state ? state.dataYear : null,
    basicBalance: state.basic,
    notice: notice && {
      until: notice.until,
      objections: notice.objections.length,
      unanswered: notice.objections.filter(({ answered }) => !answered).length,
    },
    setback: setback && { step: setback.step, feedbackDue: setback.feedbackDue, reported: setback.reported },
    certifiedOn: state.status === 'certified' ? state.certifiedOn : null,
    revokedOn: state.status === 'revoked' ? state.revokedOn : null,
    records: records.toReversed().map((record) => shownRecord(record, names)),
  };
};
