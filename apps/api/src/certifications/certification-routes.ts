import type { Type } from '@nestjs/common';
import type { Route } from '@app/platform/http';
import type { Certification } from '@app/projections/certifications';

type Act = Certification['acts'][number];

/** Through which route each act of a county's way goes. @param steps and @param notices their controllers */
export const certificationRoutes = (steps: Type, notices: Type): Readonly<Record<Act, Route>> => ({
  RecordBasicBalance: [steps, 'basicBalance'],
  SubmitSelfAssessment: [steps, 'selfAssessment'],
  FileApplication: [steps, 'application'],
  ConcludeStep: [steps, 'conclude'],
  ReceiveFeedback: [steps, 'feedback'],
  ReportRectification: [steps, 'rectified'],
  ConcludeReexamination: [steps, 'reexamine'],
  RevokeCertification: [steps, 'revoke'],
  PostNotice: [notices, 'post'],
  ReceiveObjection: [notices, 'object'],
  AnswerObjection: [notices, 'answer'],
  EndNotice: [notices, 'end'],
});
