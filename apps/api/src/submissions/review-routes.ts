import type { ReviewActName } from '@app/domain/submissions';
import type { Route } from '@app/platform/http';
import { ReturnsController } from './returns.controller.js';
import { ReviewsController } from './reviews.controller.js';
import { SubmissionsController } from './submissions.controller.js';

const reviews = (method: keyof ReviewsController): Route => [ReviewsController, method];
const decides = (method: keyof SubmissionsController): Route => [SubmissionsController, method];
const levels = (method: keyof ReturnsController): Route => [ReturnsController, method];

/** Through which route each act of a review goes. */
export const reviewRoutes: Readonly<Record<ReviewActName, Route>> = {
  ReviewItems: reviews('items'),
  AcceptFigures: decides('accept'),
  ReturnSubmission: decides('sendBack'),
  AcceptCorrection: decides('acceptCorrection'),
  RefuseCorrection: decides('refuseCorrection'),
  ClaimReview: reviews('claim'),
  ReleaseReview: reviews('release'),
  VerifyFigures: levels('verify'),
  LiftLock: levels('unlock'),
};
