import type { DeadlineProfile } from '../rules.js';
import { sets, setsNone } from './entries.js';

const clause = (article: string): string => `教育督导条例 第${article}条`;
const noNumber = '条例未规定天数，县（市、区）可自行规定';

/** 国家: the State Council's regulation sets duties and no number; the letter itself sets the limit of 整改. */
export const national: DeadlineProfile = {
  id: 'national',
  name: '国家',
  instrument: '教育督导条例（国务院令第624号）',
  effectiveFrom: '2012-10-01',
  fallsBackTo: null,
  note: null,
  rules: [
    setsNone('national', 'preliminaryOpinion', 'InspectionCompleted', noNumber, clause('二十')),
    setsNone(
      'national',
      'defence',
      'PreliminaryOpinionIssued',
      '条例未规定天数，以初步督导意见载明的为准',
      clause('二十'),
    ),
    setsNone('national', 'opinionLetter', 'PreliminaryOpinionIssued', noNumber, clause('二十一')),
    setsNone('national', 'rectification', 'OpinionLetterIssued', '由督导意见书、整改通知书载明', clause('二十一')),
    setsNone('national', 'acknowledgement', 'RectificationAssigned', noNumber, clause('二十二')),
    setsNone('national', 'plan', 'RectificationAcknowledged', noNumber, clause('二十二')),
    setsNone('national', 'report', 'RectificationDue', noNumber, clause('二十二')),
    setsNone(
      'national',
      'verification',
      'ClosureRequested',
      '必须核查，条例未规定天数，县（市、区）可自行规定',
      clause('二十二'),
    ),
    setsNone('national', 'reviewRequest', 'OpinionLetterIssued', '条例未规定复核', clause('二十一')),
    setsNone('national', 'reviewAnswer', 'ReviewRequested', '条例未规定复核', clause('二十一')),
    sets(
      'practice',
      'postedReport',
      'RectificationReportApproved',
      [3, 'natural'],
      '责任督学挂牌督导通行做法（非法规条文）',
      ['routine'],
    ),
    setsNone(
      'practice',
      'postedReport',
      'RectificationReportApproved',
      '只有责任督学挂牌督导（经常性督导）发现的问题须报备',
      '责任督学挂牌督导通行做法（非法规条文）',
    ),
  ],
};
