import type { FormField } from '../form.js';
import { area, grouped } from '../field.js';
import { sources } from '../sources.js';

/** Floor areas and grounds. Indoor sports is filed apart: it counts as 场馆, and not as 教学及辅助用房. */
export const buildingFields = (stages: FormField['stages']): readonly FormField[] =>
  grouped({ group: 'buildings', stages, ofPremises: true }, [
    area('teachingAncillaryTotalArea', '教学及辅助用房总面积', {
      text: '普通教室、专用教室、实验室、图书室、微机室、体育馆等教学及辅助用房的建筑面积合计，含室内体育用房，不含危房及在建面积。',
      source: sources.statistics,
      usedBy: ['L4', 'basic-2012/L1'],
      column: '教学及辅助用房',
    }),
    area('indoorSportsArea', '其中：室内体育用房面积', {
      text: '体育馆、风雨操场、室内游泳馆等室内体育用房的建筑面积。计算生均教学及辅助用房面积时扣除，计入体育运动场馆面积。',
      source: sources.procedure,
      usedBy: ['L4', 'L5', 'basic-2012/L1', 'basic-2012/L2'],
      column: '体育馆',
    }),
    area('sportsGroundArea', '运动场地面积', {
      text: '学校专门用于室外体育运动、有相应设施的场地占地面积，含跑道、球场、操场。',
      source: sources.statistics,
      usedBy: ['L5', 'basic-2012/L2'],
      column: '运动场地面积',
    }),
    area('otherSportsGroundArea', '校内其他专用运动场地面积', {
      text: '校内地下、楼顶等其他专用运动场地面积。仅在县（区）获准适用过渡性规定时计入体育运动场馆面积。',
      source: sources.procedure,
      usedBy: ['L5'],
    }),
    area('offSiteSportsArea', '校外租用体育场馆面积', {
      text: '由政府或教育部门签订租用协议、上课时间专用、步行10分钟以内且路线安全的校外体育场馆面积。仅在获准适用过渡性规定时计入。',
      source: sources.procedure,
      usedBy: ['L5'],
    }),
    area('addedBuildingArea', '本年新增教学及辅助用房面积', {
      text: '上次填报以来因新建、改扩建、接收、合并增加的教学及辅助用房面积（含室内体育用房），没有的填0。',
      source: sources.statistics,
      usedBy: ['L4'],
      prefill: 'none',
    }),
    area('addedGroundArea', '本年新增运动场地面积', {
      text: '上次填报以来因新建、改扩建、接收、合并增加的运动场地面积，没有的填0。',
      source: sources.statistics,
      usedBy: ['L5'],
      prefill: 'none',
    }),
  ]);
