import { processes } from './all.js';

/** What happens by itself: when, and then what. A clerk's sentence each. */
export type Sentence = Readonly<{ name: string; when: string; does: string }>;

/** Policies over the log: a process without its sentence stops the specs. */
const policies: Readonly<Record<string, Pick<Sentence, 'when' | 'does'>>> = {
  'open-issues-on-inspection-completed': {
    when: 'an inspection is completed',
    does: 'every finding above 现场反馈 opens an issue',
  },
  'keep-the-clock-of-each-step': {
    when: 'an act begins or ends a step that a limit of the county counts from',
    does: 'the step has its due date with its reasons, 暂定 while a year is not published, or is met',
  },
  'raise-issues-of-common-issue': {
    when: 'a 共性问题 is raised',
    does: 'each of its units that had none about it has an issue of its own, once',
  },
  'common-plan-for-each-issue': {
    when: 'the plan of a 共性问题 is set, or an issue of it is signed for',
    does: 'the plan counts for every issue that waits for one or goes by an earlier version, and leaves time for it',
  },
  'raise-issue-on-exemption-expired': {
    when: 'the last day of a 过渡性放宽 is over',
    does: 'what it relieved is an issue of the section, once, with the clause and the plan it was granted on',
  },
};

/** What the clock does: a row that is due is woken, twice or late is written once. */
export const wakes: readonly Sentence[] = [
  {
    name: 'wake waiver',
    when: 'the day of a waiver (暂缓整改) is over',
    does: 'it ends, and the unit is asked again',
  },
  {
    name: 'wake settle',
    when: 'the holidays of a year have arrived for a date that was 暂定',
    does: 'the date is settled, by an event',
  },
  {
    name: 'wake order',
    when: 'the holidays of a year have arrived for an order whose date was 暂定',
    does: 'its due date is settled, by an event, and its report is counted from there',
  },
  {
    name: 'wake letter',
    when: 'the holidays of a year have arrived for a 意见书 whose date was 暂定',
    does: 'its date is settled, by an event, and the unit is told',
  },
  {
    name: 'wake exemption',
    when: 'the day after the last one of a 过渡性放宽 has come',
    does: 'it expires, by an event; one that was taken back before does not',
  },
  {
    name: 'wake issue',
    when: 'the day of a rung has come (临期提醒 to 红单)',
    does: 'it goes out to the unit, once in a round, in order; after a standstill marked late',
  },
  {
    name: 'wake issue',
    when: 'the day of 挂牌督办, 约谈 or 通报 has come',
    does: 'it is proposed, and waits for a named leader to decide',
  },
];

/** Every sentence, policies first. @throws Error naming a process without one */
export const processSentences = (): readonly Sentence[] => [
  ...processes.map(({ name }) => {
    const [bare = ''] = name.split('@');
    const said = policies[bare];
    if (!said) throw new Error(`${name} has no sentence`);
    return { name: bare, ...said };
  }),
  ...wakes,
];

/** The table of the README. */
export const processTable = (): string =>
  [
    '| process | when | then |',
    '| --- | --- | --- |',
    ...processSentences().map(({ name, when, does }) => `| ${name} | ${when} | ${does} |`),
  ].join('\n');
