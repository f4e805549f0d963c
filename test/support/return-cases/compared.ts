import { last, type Case } from './case.js';

/** What is compared with last year and with the county. */
export const comparedCases: Readonly<Record<string, Case>> = {
  'year-on-year': {
    facts: last({ students: '400', classes: '15', backboneTeachers: '0', books: '15000', equipmentBookValue: '100' }),
    fires: { classes: '11', students: '481', equipmentBookValue: '120.01' },
    at: ['students', 'classes', 'backboneTeachers', 'equipmentBookValue'],
    silent: { classes: '12', students: '480', backboneTeachers: '0', equipmentBookValue: '120' },
    says: '在校学生数由上年400人变为481人（增加20.3%），变动超过20%',
  },
  'building-grew-unbuilt': {
    facts: last({ teachingAncillaryTotalArea: '3500', indoorSportsArea: '600' }),
    fires: { teachingAncillaryTotalArea: '4200.01', addedBuildingArea: '700' },
    at: ['teachingAncillaryTotalArea'],
    silent: { teachingAncillaryTotalArea: '4300', addedBuildingArea: '800' },
    says: '变为4200.01平方米（增加20%），本年新增教学及辅助用房面积仅700平方米',
  },
  'ground-grew-unbuilt': {
    of: 'premises',
    facts: last({ sportsGroundArea: '4000' }),
    fires: { sportsGroundArea: '4800.5' },
    at: ['sportsGroundArea'],
    silent: { sportsGroundArea: '4800' },
    says: '运动场地面积由上年4000平方米变为4800.5平方米',
  },
  'equipment-fell-unscrapped': {
    facts: last({ equipmentBookValue: '160' }),
    fires: { equipmentBookValue: '150.25', scrappedEquipmentValue: '9.74' },
    at: ['equipmentBookValue'],
    silent: { equipmentBookValue: '150.25', scrappedEquipmentValue: '9.75' },
    says: '由上年160万元变为150.25万元（减少6.1%），本年报废、调出仅9.74万元',
  },
  'far-from-county-median': {
    facts: { medians: { books: '6.25', computers: '1', fullTimeTeachers: '0.08' } },
    fires: { books: '15001', computers: '95' },
    at: ['computers', 'books'],
    silent: { books: '15000', computers: '96' },
    says: '计算机台数生均0.1979台，全县中位数为1台，不足五分之一',
  },
};
