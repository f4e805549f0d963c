import type { Schemas } from '@app/api-client';

type Behind = Schemas['PaperBehindDto'];

/** The page that answers for a value of a paper; null where there is none. */
export const pathOf = (behind: Behind, countyId: string): string | null => {
  switch (behind.of) {
    case 'verdict':
      return '/indicators';
    case 'indicator':
      return `/indicators?explain=${behind.sectionId}.${behind.indicator}`;
    case 'cv':
      return `/indicators?explain=${countyId}.cv.${behind.stage}.${behind.indicator}`;
    case 'item':
      return `/indicators/checklist?explain=${countyId}.${behind.item}`;
    case 'issue':
      return `/issues/${behind.issueId}`;
    case 'inspection':
      return `/inspections/${behind.inspectionId}`;
    case 'figure':
      return null;
  }
};
