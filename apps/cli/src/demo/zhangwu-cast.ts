import type { County } from './cast.js';

// Names of the schools that the county's own report names as failing.
export const third = '实验小学教育集团分校区(第三小学)';
export const second = '第二小学教育集团主校区(第二小学)';
export const suburb = '第二小学教育集团分校区(郊区小学)';
export const secondJunior = '第二初级中学';
export const thirdJunior = '第三初级中学';
export const sibaozi = '四堡子九年制学校';

/** The clause of an indicator of 资源配置. */
export const clauseOf = (indicator: string) => `教督〔2017〕6号 资源配置 ${indicator}`;

/** The people of the county, by what they do. */
export const actorsOf = (county: County) => ({
  director: county.people.director!.actor,
  inspector1: county.people.inspector1!.actor,
  inspector2: county.people.inspector2!.actor,
  inspector3: county.people.inspector3!.actor,
  leader: county.people.leader!.actor,
});
