import type { CampaignActName, FilingActName } from '@app/domain/submissions';
import type { Route } from '@app/platform/http';
import { CampaignsController } from './campaigns.controller.js';
import { ReturnDraftsController } from './return-drafts.controller.js';
import { ReturnsController } from './returns.controller.js';
import { SubmissionsController } from './submissions.controller.js';

/** Through which route each act of filing a return goes. */
export const filingRoutes: Readonly<Record<FilingActName, Route>> = {
  SaveDraft: [ReturnDraftsController, 'save'],
  SubmitReturn: [ReturnsController, 'submit'],
  WithdrawSubmission: [SubmissionsController, 'withdraw'],
  ConfirmReturn: [ReturnsController, 'confirm'],
  CorrectReturn: [ReturnsController, 'correct'],
};

const leads = (method: keyof CampaignsController): Route => [CampaignsController, method];

/** Through which route each act of a round of filing goes. */
export const campaignRoutes: Readonly<Record<CampaignActName, Route>> = {
  RemindUnits: leads('remind'),
  AddUnits: leads('add'),
  ReleaseUnits: leads('release'),
  ChangeDueDate: leads('changeDueDate'),
  CloseCampaign: leads('close'),
  ReopenCampaign: leads('reopen'),
};

/** A unit's 签收. */
export const acknowledgeRoute: Readonly<Record<'AcknowledgeCampaign', Route>> = {
  AcknowledgeCampaign: leads('acknowledge'),
};
