import { formAskedOf, sectionForm } from '@app/domain/submissions';
import type { Case } from './case.js';

const { fields } = formAskedOf(sectionForm, { kind: 'section', sharesBuildings: false }, 'junior');
const figures = fields.filter(({ kind }) => kind === 'number').map(({ code }) => code);
const nothing = Object.fromEntries(figures.map((code) => [code, null]));

/** What a return without a figure is told. Its choices are filled in. */
export const emptyCases: Readonly<Record<string, Case>> = {
  'nothing-filled': {
    fires: nothing,
    at: ['students'],
    silent: { ...nothing, books: '0' },
    says: `一项数据也没有填（${figures.length}项均为未填），请填写后再提交`,
  },
};
