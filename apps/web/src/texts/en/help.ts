export default {
  title: 'Help',
  lead: 'How the standard is computed, what the marks mean, how to use the keys',
  examples: 'Worked examples',
  live: 'The schools are invented; the numbers are computed now, by the same rules as for real ones. The sentences are in Chinese, as the standard is.',
  verdict: { met: '✓ reached', notMet: '✗ not reached', pending: 'pending' },
  check: {
    title: 'Report check',
    open: 'Open the report check',
    lead: 'Whether the counts, shares, totals and tables of a report contradict each other can be checked; which sentences are understood, and what is computed, is written on its page with examples.',
  },
  states: {
    title: 'Six states',
    met: 'Not below the threshold (a CV not above its limit). Compared first, rounded afterwards.',
    near: 'Met, by less than 5 %. Counts as met.',
    aboveFloor: 'Below the threshold, not below 85 % of it. One indicator of a school may be so.',
    belowFloor: 'Below 85 % of the threshold.',
    missing: 'Not filled in: neither met nor not met.',
    notApplicable: 'Does not apply by rule; a reason is given.',
  },
};
