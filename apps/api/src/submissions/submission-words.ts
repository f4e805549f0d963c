/** As the API writes them; the document lists their values from here. */
export const submissionStatuses = ['notFiled', 'submitted', 'returned', 'withdrawn', 'accepted', 'correcting'] as const;
export type SubmissionStatus = (typeof submissionStatuses)[number];
