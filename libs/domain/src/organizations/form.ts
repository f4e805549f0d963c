import { Refusal } from '@app/domain/kernel';
import type { OrganizationCommand } from './commands.js';

type Registration = Extract<OrganizationCommand, { type: 'RegisterUnit' }>;

/** What a registration must and must not say, by kind of unit; all that is wrong is named at once. */
export const checkForm = (unit: Registration): void => {
  const errors: { field: string; message: string }[] = [];
  const wrong = (when: boolean, field: string, message: string) => when && errors.push({ field, message });
  const teaches = unit.kind === 'school' || unit.kind === 'campus';
  const name = unit.name.trim();
  wrong(name === '' || name.length > 100, 'name', '名称为必填项，不超过100字');
  wrong(unit.kind === 'school' && unit.schoolType === null, 'schoolType', '学校必须注明办学类型');
  wrong(!teaches && unit.schoolType !== null, 'schoolType', '只有学校和校区可以注明办学类型');
  wrong((unit.kind === 'section') !== (unit.stage !== null), 'stage', '学部必须且只有学部可以注明学段');
  wrong(
    (unit.kind === 'department') !== (unit.departmentType !== null),
    'departmentType',
    '部门必须且只有部门可以注明类别',
  );
  // A campus without a type of its own has its school's; a school without one is named above.
  const joint = unit.schoolType === null || ['nineYear', 'completeSecondary', 'twelveYear'].includes(unit.schoolType);
  wrong(
    unit.sharedBuildings && !joint,
    'sharedBuildings',
    '只有九年一贯制、完全中学、十二年一贯制学校及其校区可以注明各学部共用校舍',
  );
  wrong(unit.code !== null && !/^[0-9A-Z]{4,20}$/.test(unit.code), 'code', '标识码应为4至20位数字或大写字母');
  if (errors.length)
    throw new Refusal('organization.form', { errors, fields: errors.map(({ field }) => field).join('、') }, 'invalid');
};
