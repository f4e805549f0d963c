export default {
  kinds: { standing: 'Report of compliance and dispersion' },
  verify: {
    title: 'Verify a report',
    lead: 'Scan the square code of a report, or type its short code, to see whether this system has issued it. Nobody has to sign in.',
    code: 'Short code',
    form: 'such as 7K3M-QX9T-0B2F-HN4RF',
    digest: 'Digest of the figures (optional)',
    digestHint: 'The 64 characters printed at the end of the report; with them the figures are compared as well.',
    act: 'Verify',
    missing: 'Please type the short code.',
    answer: { genuine: 'Genuine', differs: 'Differs', unknown: 'Unknown' },
    told: {
      genuine: 'This system has issued this report, and its record is proven. Hold it against the paper:',
      digest:
        'The code is ours, but the digest is not that of the figures issued: the paper may have been changed. What was issued:',
      record: 'The record of this system does not prove this report. Please ask the bureau that issued it.',
      unknown: 'No report has this code: this system has not issued it, or several signs are wrong.',
    },
  },
  printed: {
    kind: 'Kind',
    number: 'Number',
    numbered: '{year}, no. {number}',
    county: 'County',
    standard: 'Standard',
    asOf: 'As of',
    issuedOn: 'Issued on',
    code: 'Short code',
    digest: 'Digest of the figures',
    log: 'Log when issued',
    logOf: '{count} events, root',
  },
};
