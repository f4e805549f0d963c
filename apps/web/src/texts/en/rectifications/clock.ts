/** What is said of the clock of an order. */
export default {
  stopped: {
    suspension: 'clock suspended',
    waiver: 'rests',
    since: 'Days from {from} on do not count; the due date moves when it resumes.',
    until: 'Rests from {from} until {until}, then resumes by itself; the due date moves.',
  },
  asked: {
    office: 'An extension to {day} is asked for.',
    extension: 'Second extension: endorsed by the office to {day}, waits for a leader.',
    longTerm: 'A long-term plan until {day} is asked for, waits for a leader.',
    stage: 'Long-term plan: next stage reviewed on {day}.',
  },
  lateness: {
    title: 'In time?',
    byDeed: 'By when it was done',
    byRecord: 'By when it was recorded',
    inTime: 'in time',
    days: '{days} days late',
    both: '{days} days late ({working} working days)',
    stopped: 'Clock stood',
    stoppedDays: '{days} days, nobody’s delay',
    without: 'Without extensions',
    withoutText: 'due {day}: {late}',
  },
};
