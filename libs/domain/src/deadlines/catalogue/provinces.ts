import type { DeadlineProfile } from '../rules.js';
import { provincial, sets, setsNone } from './entries.js';
import { national } from './national.js';

const province = 'province';

/** 重庆市教育督导条例, 第二十六条至第二十八条. */
export const chongqing: DeadlineProfile = provincial(
  national,
  { id: 'chongqing', name: '重庆', instrument: '重庆市教育督导条例（2015年）', effectiveFrom: '2015-09-01' },
  [
    sets(province, 'preliminaryOpinion', 'InspectionCompleted', [5, 'natural'], '重庆市教育督导条例 第二十六条', [
      'thematic',
    ]),
    sets(province, 'preliminaryOpinion', 'InspectionCompleted', [10, 'natural'], '重庆市教育督导条例 第二十六条', [
      'comprehensive',
    ]),
    setsNone(
      province,
      'preliminaryOpinion',
      'InspectionCompleted',
      '只对专项督导（5日）、综合督导（10日）作了规定',
      '重庆市教育督导条例 第二十六条',
    ),
    sets(province, 'defence', 'PreliminaryOpinionIssued', [5, 'natural'], '重庆市教育督导条例 第二十六条'),
    sets(province, 'opinionLetter', 'PreliminaryOpinionIssued', [30, 'natural'], '重庆市教育督导条例 第二十七条'),
    setsNone(
      province,
      'rectification',
      'OpinionLetterIssued',
      '由督导意见书、整改通知书载明',
      '重庆市教育督导条例 第二十七条',
    ),
    sets(province, 'report', 'RectificationDue', [10, 'natural'], '重庆市教育督导条例 第二十八条'),
    setsNone(
      province,
      'verification',
      'ClosureRequested',
      '必须核查，条例未规定天数，县（市、区）可自行规定',
      '重庆市教育督导条例 第二十八条',
    ),
  ],
);

/** 上海市教育督导条例, 第二十一条、第二十三条: the preliminary opinion is fed back as the supervision ends. */
export const shanghai: DeadlineProfile = provincial(
  national,
  {
    id: 'shanghai',
    name: '上海',
    instrument: '上海市教育督导条例（2020年修正）',
    effectiveFrom: '2015-05-01',
    note: '督导意见书须经督导小组三分之二以上成员同意。',
  },
  [
    sets(province, 'preliminaryOpinion', 'InspectionCompleted', [0, 'natural'], '上海市教育督导条例 第二十一条'),
    sets(province, 'defence', 'InspectionCompleted', [10, 'working'], '上海市教育督导条例 第二十一条'),
    sets(province, 'opinionLetter', 'InspectionCompleted', [30, 'natural'], '上海市教育督导条例 第二十一条'),
    setsNone(
      province,
      'rectification',
      'OpinionLetterIssued',
      '由督导意见书、整改通知书载明',
      '上海市教育督导条例 第二十一条',
    ),
    setsNone(
      province,
      'report',
      'RectificationDue',
      '“规定时限”由督导意见书、整改通知书载明，县（市、区）可自行规定',
      '上海市教育督导条例 第二十三条',
    ),
    setsNone(
      province,
      'verification',
      'ClosureRequested',
      '必须核查，条例未规定天数，县（市、区）可自行规定',
      '上海市教育督导条例 第二十三条',
    ),
  ],
);

/** 浙江省教育督导条例, 第十一条. */
export const zhejiang: DeadlineProfile = provincial(
  national,
  { id: 'zhejiang', name: '浙江', instrument: '浙江省教育督导条例（2019年）', effectiveFrom: '2019-09-01' },
  [
    setsNone(
      province,
      'preliminaryOpinion',
      'InspectionCompleted',
      '条例未规定天数，县（市、区）可自行规定',
      '浙江省教育督导条例 第十一条第五项',
    ),
    sets(province, 'defence', 'PreliminaryOpinionIssued', [10, 'natural'], '浙江省教育督导条例 第十一条第五项'),
    sets(province, 'opinionLetter', 'InspectionCompleted', [30, 'natural'], '浙江省教育督导条例 第十一条第六项'),
    setsNone(
      province,
      'rectification',
      'OpinionLetterIssued',
      '由督导意见书、整改通知书载明',
      '浙江省教育督导条例 第十一条第八项',
    ),
    setsNone(
      province,
      'report',
      'RectificationDue',
      '条例未规定天数，县（市、区）可自行规定',
      '浙江省教育督导条例 第十一条第八项',
    ),
    setsNone(
      province,
      'verification',
      'ClosureRequested',
      '必须核查，条例未规定天数，县（市、区）可自行规定',
      '浙江省教育督导条例 第十一条第八项',
    ),
    sets(province, 'reviewRequest', 'OpinionLetterIssued', [10, 'natural'], '浙江省教育督导条例 第十一条第七项'),
    sets(province, 'reviewAnswer', 'ReviewRequested', [30, 'natural'], '浙江省教育督导条例 第十一条第七项'),
  ],
);

/** 山东省教育督导条例, 第十六条、第十八条. */
export const shandong: DeadlineProfile = provincial(
  national,
  { id: 'shandong', name: '山东', instrument: '山东省教育督导条例（2018年修正）', effectiveFrom: '2002-03-01' },
  [
    setsNone(
      province,
      'report',
      'RectificationDue',
      '条例未规定天数，县（市、区）可自行规定',
      '山东省教育督导条例 第十六条',
    ),
    sets(province, 'reviewRequest', 'OpinionLetterIssued', [15, 'natural'], '山东省教育督导条例 第十八条'),
    sets(province, 'reviewAnswer', 'ReviewRequested', [1, 'month'], '山东省教育督导条例 第十八条'),
  ],
);
