import { dayText } from '@app/domain/kernel';
import type { CertificationCommand } from './commands.js';
import type { CertificationState, Notice } from './state.js';
import { stepWords } from './steps.js';

const isOpen = ({ objections }: Notice): boolean => objections.some(({ answered }) => !answered);

/** What may happen next on a day (ISO date), the likeliest first: the acts of a round, whoever they are for. */
export const nextActs = (state: CertificationState, day: string): readonly CertificationCommand['type'][] => {
  switch (state.status) {
    case 'preparing':
    case 'revoked':
      return state.assessed
        ? ['FileApplication', 'SubmitSelfAssessment', 'RecordBasicBalance']
        : ['SubmitSelfAssessment', 'FileApplication', 'RecordBasicBalance'];
    case 'underWay': {
      const { next, notice } = state;
      if (next !== 'provincialNotice') return ['ConcludeStep', 'RecordBasicBalance'];
      if (!notice) return ['PostNotice', 'RecordBasicBalance'];
      const ended: readonly CertificationCommand['type'][] = day > notice.until ? ['EndNotice'] : [];
      return [...(isOpen(notice) ? (['AnswerObjection'] as const) : ended), 'ReceiveObjection', 'RecordBasicBalance'];
    }
    case 'notPassed':
      return [...afterSetback(state.setback), 'RecordBasicBalance'];
    case 'certified':
      return [
        ...(state.setback ? afterSetback(state.setback) : (['ConcludeReexamination'] as const)),
        'RevokeCertification',
        'RecordBasicBalance',
      ];
  }
};

const afterSetback = ({
  feedbackDue,
  reported,
}: Readonly<{ feedbackDue: string | null; reported: boolean }>): readonly CertificationCommand['type'][] => {
  if (feedbackDue === null) return ['ReceiveFeedback'];
  return reported ? ['ConcludeReexamination'] : ['ReportRectification'];
};

const names: Readonly<Record<CertificationCommand['type'], string>> = {
  RecordBasicBalance: '登记基本均衡认定',
  SubmitSelfAssessment: '提交县级自评',
  FileApplication: '登记县级申报',
  ConcludeStep: '登记评估结论',
  PostNotice: '登记公示',
  ReceiveObjection: '登记异议',
  AnswerObjection: '答复异议',
  EndNotice: '登记公示结束',
  ReceiveFeedback: '登记书面反馈意见',
  ReportRectification: '登记整改报告',
  ConcludeReexamination: '登记复查结论',
  RevokeCertification: '登记撤销认定',
};

/** What comes next on a day (ISO date), in a few words: `登记市级复核的结论`. While 公示 runs, that it is waited for. */
export const expectedOf = (state: CertificationState, day: string): string => {
  switch (state.status) {
    case 'preparing':
    case 'revoked':
      return names[state.assessed ? 'FileApplication' : 'SubmitSelfAssessment'];
    case 'underWay':
      if (state.next !== 'provincialNotice') return `登记${stepWords[state.next].name}的结论`;
      if (!state.notice) return names.PostNotice;
      if (isOpen(state.notice)) return names.AnswerObjection;
      return day > state.notice.until ? names.EndNotice : `等公示期满（公示到${dayText(state.notice.until)}为止）`;
    case 'notPassed':
    case 'certified':
      return names[(state.setback && afterSetback(state.setback)[0]) ?? 'ConcludeReexamination'];
  }
};
