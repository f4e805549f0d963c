import planning from './inspections/planning';
import page from './inspections/page';
import paper from './inspections/paper';
import visit from './inspections/visit';

export default {
  title: 'Inspections',
  and: ', ',
  all: 'All',
  mine: 'Mine',
  empty: 'No inspections yet.',
  kind: { label: 'Kind', routine: 'Routine', thematic: 'Thematic', comprehensive: 'Comprehensive' },
  status: {
    label: 'State',
    planned: 'planned',
    started: 'on site',
    completed: 'visit ended',
    hearing: 'hearing',
    concluded: 'letter issued',
    cancelled: 'cancelled',
  },
  ground: {
    relativeOfHead: 'relative of the head',
    familyThere: 'family works or studies there',
    staff: 'staff of the unit',
    leftWithin3Years: 'left less than three years ago',
  },
  severity: { onTheSpot: 'Minor', ordinary: 'Ordinary', serious: 'Serious', complex: 'Complex' },
  answer: { yes: 'Yes', no: 'No', notApplicable: 'N/A', none: 'open' },
  view: { label: 'View', list: 'List', calendar: 'Month', planner: 'Planner' },
  column: { date: 'Date', about: 'Unit and subject', team: 'Team', status: 'State', findings: 'Findings', next: 'Due' },
  next: { defence: 'defence until {day}', rectification: 'rectify by {day}' },
  calendar: {
    before: 'Previous month',
    after: 'Next month',
    keys: 'Arrows choose a day, PageUp and PageDown a month, Enter opens the day',
    count: '{count}',
    none: 'No inspection on this day.',
    plan: 'Plan one for this day',
    week: { day0: 'Su', day1: 'Mo', day2: 'Tu', day3: 'We', day4: 'Th', day5: 'Fr', day6: 'Sa' },
  },
  ...planning,
  ...page,
  ...paper,
  ...visit,
};
