import type { Type } from '@nestjs/common';
import type { InspectionActName } from '@app/domain/inspections';
import type { Route } from '@app/platform/http';
import type { InspectionsController } from './inspections.controller.js';
import { VisitsController } from './visits.controller.js';

const visits = (method: keyof VisitsController): Route => [VisitsController, method];

/** Through which route each act of an inspection goes. `planner`: the controller of plans, which asks. */
export const inspectionRoutes = (planner: Type<InspectionsController>): Readonly<Record<InspectionActName, Route>> => {
  const plans = (method: keyof InspectionsController): Route => [planner, method];
  return {
    ChangeTeam: plans('changeTeam'),
    Reschedule: plans('reschedule'),
    SendNotice: plans('notify'),
    StartInspection: visits('start'),
    AnswerQuestion: visits('answer'),
    RaiseFinding: visits('find'),
    WithdrawFinding: visits('withdrawFinding'),
    CompleteInspection: visits('complete'),
    FileReport: visits('report'),
    IssuePreliminaryOpinion: visits('opine'),
    FileDefence: visits('defend'),
    WaiveDefence: visits('waive'),
    AnswerDefence: visits('answerDefence'),
    IssueOpinionLetter: visits('conclude'),
    RequestReview: visits('requestReview'),
    AnswerReview: visits('answerReview'),
    CancelInspection: plans('cancel'),
  };
};
