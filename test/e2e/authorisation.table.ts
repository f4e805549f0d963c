import type { Permission } from '@app/domain/access';

/**
 * Whose thing a path parameter (or `query.name`, `body.name`) names, and so who may reach it:
 * `paper` the units that a paper is of, `template` the county whose template it is;
 * `campaign` the county that opened it, `campaignParty` a unit that it asks; `issue` the unit that has it, `lead` the one that leads it, `party` any that takes part.
 */
export type Kind =
  | 'unit'
  | 'section'
  | 'county'
  | 'account'
  | 'issue'
  | 'commonIssue'
  | 'lead'
  | 'party'
  | 'inspection'
  | 'attachment'
  | 'report'
  | 'paper'
  | 'template'
  | 'event'
  | 'campaign'
  | 'campaignParty'
  | 'upload';

/**
 * What a route shows or changes. `list`: what lies in the caller's subtree. `common`: nothing of a single county.
 * `whole`: the store with every county in it, for whoever oversees all. `own`: the caller's own account. Else the things that the request names, each of which must be in reach.
 */
export type Reach = 'list' | 'common' | 'whole' | 'own' | Readonly<Record<string, Kind>>;

const issue = { id: 'issue' } as const;
const lead = { id: 'lead' } as const;
const party = { id: 'party' } as const;
const inspection = { id: 'inspection' } as const;
const account = { id: 'account' } as const;
const unit = { id: 'unit' } as const;
const filing = { unitId: 'section' } as const;
const county = { county: 'county' } as const;
const campaign = { id: 'campaign' } as const;
const asked = { id: 'campaignParty' } as const;

/**
 * Who may use which route: written down by hand, beside the code and independent of it. Roles come from the table of
 * permissions. A route that is not here fails by name.
 */
export const table: Readonly<Record<string, 'anybody' | readonly [Permission, Reach]>> = {
  'GET /health': 'anybody',
  'GET /health/live': 'anybody',
  'GET /health/ready': 'anybody',
  'POST /api/session': 'anybody',
  'GET /api/setup': 'anybody',
  'POST /api/setup': 'anybody',

  'GET /api/public/reports/{code}': 'anybody',

  'POST /api/counties/{countyId}/reports': ['reports.issue', { countyId: 'county' }],
  'GET /api/counties/{countyId}/reports': ['reports.read', { countyId: 'county' }],
  'GET /api/reports/{reportId}': ['reports.read', { reportId: 'report' }],
  'GET /api/reports/{reportId}/figures': ['reports.read', { reportId: 'report' }],
  'GET /api/reports/{reportId}/again': ['reports.read', { reportId: 'report' }],

  'GET /api/papers/kinds': ['papers.read', 'common'],
  'GET /api/papers/kinds/{kind}/names': ['papers.read', 'common'],
  'GET /api/papers': ['papers.read', 'list'],
  'GET /api/papers/{paperId}': ['papers.read', { paperId: 'paper' }],
  'GET /api/papers/{paperId}/file': ['papers.read', { paperId: 'paper' }],
  'GET /api/papers/{paperId}/values': ['papers.read', { paperId: 'paper' }],
  'GET /api/papers/{paperId}/again': ['papers.read', { paperId: 'paper' }],
  'GET /api/papers/{kind}/of/{subjectId}/preview': ['papers.preview', { subjectId: 'party' }],
  'GET /api/papers/{kind}/of/{subjectId}/draft': ['papers.preview', { subjectId: 'party' }],
  'GET /api/papers/{kind}/of/{subjectId}/workbook': ['papers.preview', { subjectId: 'county' }],
  'POST /api/papers/{kind}/of/{subjectId}': ['papers.issue', { subjectId: 'lead' }],
  'GET /api/papers/jobs/{jobId}': ['papers.issue', { jobId: 'paper' }],
  'GET /api/counties/{countyId}/paper-templates': ['papers.read', { countyId: 'county' }],
  'POST /api/counties/{countyId}/paper-templates/{kind}': ['papers.template', { countyId: 'county' }],
  'DELETE /api/counties/{countyId}/paper-templates/{kind}': ['papers.template', { countyId: 'county' }],
  'GET /api/counties/{countyId}/paper-templates/{kind}/{hash}': [
    'papers.read',
    { countyId: 'county', hash: 'template' },
  ],

  'GET /api/session': ['access.own', 'own'],
  'DELETE /api/session': ['access.own', 'own'],
  'POST /api/session/password': ['access.own', 'own'],
  'GET /api/sessions': ['access.own', 'own'],
  'DELETE /api/sessions/{id}': ['access.own', 'own'],
  'GET /api/tokens': ['access.own', 'own'],
  'POST /api/tokens': ['access.own', 'own'],
  'DELETE /api/tokens/{id}': ['access.own', 'own'],

  'GET /api/inbox': ['access.own', 'own'],
  'GET /api/inbox/count': ['access.own', 'own'],
  'GET /api/inbox/unheard': ['notifications.unheard', 'common'],
  'GET /api/delivery': ['access.own', 'own'],
  'PUT /api/delivery': ['access.own', 'own'],
  'GET /api/county-delivery': ['operations.channels', 'list'],
  'PUT /api/county-delivery/{countyId}': ['operations.channels', { countyId: 'county' }],
  'POST /api/county-delivery/{countyId}/test': ['operations.channels', { countyId: 'county' }],
  'POST /api/county-delivery/{countyId}/retry': ['operations.channels', { countyId: 'county' }],
  'GET /api/issues/{id}/deliveries': ['rectification.read', party],
  'POST /api/inbox/read': ['access.own', 'own'],
  'POST /api/inbox/read-all': ['access.own', 'own'],

  'GET /api/accounts': ['access.read', 'list'],
  'POST /api/accounts': ['access.open', { 'body.unitId': 'unit' }],
  'POST /api/accounts/import': ['access.import', 'common'],
  'GET /api/accounts/{id}': ['access.read', account],
  'GET /api/accounts/{id}/roles': ['access.read', account],
  'POST /api/accounts/{id}/roles': ['access.grant', { ...account, 'body.unitId': 'unit' }],
  'POST /api/accounts/{id}/roles/revocation': ['access.revoke', { ...account, 'body.unitId': 'unit' }],
  'POST /api/accounts/{id}/erasure': ['access.erase', account],
  'POST /api/accounts/{id}/password': ['access.reset', account],
  'POST /api/accounts/{id}/closure': ['access.close', account],
  'POST /api/accounts/{id}/reopening': ['access.open', account],
  'GET /api/access-journal': ['audit.journal', 'list'],
  'GET /api/access-journal/verification': ['audit.journal', 'common'],

  'GET /api/todos': ['todos.read', 'list'],
  'GET /api/search': ['search.read', 'common'],
  'GET /api/todos/counts': ['todos.read', 'common'],

  'GET /api/organizations/units': ['organizations.read', 'list'],
  'GET /api/organizations/units/{id}': ['organizations.read', unit],
  'GET /api/organizations/units/{id}/history': ['organizations.read', unit],
  'GET /api/organizations/units/{id}/tree': ['organizations.read', unit],
  'POST /api/organizations/units': ['organizations.register', { 'body.parentId': 'unit' }],
  'POST /api/organizations/schools': ['organizations.register', { 'body.parentId': 'unit' }],
  'GET /api/organizations/schools/template': ['organizations.register', 'common'],
  'POST /api/organizations/{countyId}/schools/import': ['organizations.register', { countyId: 'county' }],
  'POST /api/organizations/units/{id}/name': ['organizations.rename', unit],
  'POST /api/organizations/units/{id}/parent': ['organizations.move', { ...unit, 'body.parentId': 'unit' }],
  'POST /api/organizations/units/{id}/merger': ['organizations.merge', { ...unit, 'body.into': 'unit' }],
  'POST /api/organizations/units/{id}/split': ['organizations.split', { ...unit, 'body.into': 'unit' }],
  'POST /api/organizations/units/{id}/closure': ['organizations.close', unit],

  'GET /api/standards': ['standards.read', 'common'],
  'GET /api/standards/{id}': ['standards.read', 'common'],
  'GET /api/standards/units/{unit}': ['standards.read', { unit: 'unit' }],
  'POST /api/standards/units/{unit}/adoption': ['standards.adopt', { unit: 'unit' }],
  'POST /api/standards/units/{unit}/withdrawal': ['standards.adopt', { unit: 'unit' }],
  'GET /api/calendars': ['deadlines.read', 'common'],
  'GET /api/calendars/{year}': ['deadlines.read', 'common'],
  'POST /api/calendars/{year}': ['operations.calendar', 'whole'],
  'GET /api/deadline-profiles': ['deadlines.read', 'common'],
  'GET /api/deadlines/due': ['deadlines.read', 'common'],
  'GET /api/counties/{county}/deadline-rules': ['deadlines.read', county],
  'POST /api/counties/{county}/deadline-rules/adoption': ['deadlines.adopt', county],
  'POST /api/counties/{county}/deadline-rules/steps/{step}': ['deadlines.adopt', county],
  'GET /api/counties/{county}/school-terms': ['deadlines.read', county],
  'POST /api/counties/{county}/school-terms/{schoolYear}': ['deadlines.terms', county],
  'GET /api/counties/{county}/records/{dataYear}': ['standards.read', county],
  'GET /api/counties/{county}/records/{dataYear}/history': ['standards.read', county],
  'GET /api/counties/{county}/exemptions': ['standards.read', county],
  'POST /api/counties/{id}/past-figures': ['submissions.bring-in', { id: 'county' }],
  'POST /api/counties/{id}/ledger': ['rectification.bring-in', { id: 'county' }],
  'POST /api/counties/{county}/records/{dataYear}/items': ['standards.record', county],
  'POST /api/counties/{county}/records/{dataYear}/recognition': ['standards.record', county],
  'POST /api/counties/{county}/records/{dataYear}/vetoes/{veto}': ['standards.veto', county],
  'POST /api/counties/{county}/records/{dataYear}/vetoes/{veto}/clearance': ['standards.veto', county],
  'POST /api/counties/{county}/records/{dataYear}/exemptions': [
    'standards.exempt',
    { ...county, 'body.sectionId': 'section' },
  ],
  'POST /api/counties/{county}/records/{dataYear}/exemptions/{exemption}/revocation': ['standards.exempt', county],
  'GET /api/counties/{county}/certifications/{standard}': ['certifications.read', county],
  'POST /api/counties/{county}/certifications/{standard}/basic-balance': ['certifications.record', county],
  'POST /api/counties/{county}/certifications/{standard}/self-assessment': ['certifications.apply', county],
  'POST /api/counties/{county}/certifications/{standard}/application': ['certifications.apply', county],
  'POST /api/counties/{county}/certifications/{standard}/conclusions': ['certifications.review', county],
  'POST /api/counties/{county}/certifications/{standard}/feedback': ['certifications.record', county],
  'POST /api/counties/{county}/certifications/{standard}/rectification-report': ['certifications.record', county],
  'POST /api/counties/{county}/certifications/{standard}/re-examinations': ['certifications.review', county],
  'POST /api/counties/{county}/certifications/{standard}/revocation': ['certifications.record', county],
  'POST /api/counties/{county}/certifications/{standard}/notice': ['certifications.record', county],
  'POST /api/counties/{county}/certifications/{standard}/notice/objections': ['certifications.record', county],
  'POST /api/counties/{county}/certifications/{standard}/notice/objections/{objection}/answer': [
    'certifications.record',
    county,
  ],
  'POST /api/counties/{county}/certifications/{standard}/notice/end': ['certifications.record', county],

  'GET /api/submissions': ['submissions.read', 'list'],
  'GET /api/submissions/{unitId}/{dataYear}': ['submissions.read', filing],
  'POST /api/submissions/{unitId}/{dataYear}': ['submissions.submit', filing],
  'GET /api/submissions/reviews': ['submissions.review', 'list'],
  'GET /api/submissions/{unitId}/{dataYear}/review': ['submissions.read', filing],
  'POST /api/submissions/{unitId}/{dataYear}/review/claim': ['submissions.review', filing],
  'POST /api/submissions/{unitId}/{dataYear}/review/release': ['submissions.review', filing],
  'POST /api/submissions/{unitId}/{dataYear}/review/items': ['submissions.review', filing],
  'POST /api/submissions/{unitId}/{dataYear}/by-form': ['submissions.submit-return', filing],
  'POST /api/submissions/{unitId}/{dataYear}/confirmation': ['submissions.confirm', filing],
  'POST /api/submissions/{unitId}/{dataYear}/verification': ['submissions.verify', filing],
  'POST /api/submissions/{unitId}/{dataYear}/unlocking': ['submissions.unlock', filing],
  'POST /api/submissions/{unitId}/{dataYear}/correction/by-form': ['submissions.correct', filing],
  'POST /api/submissions/{unitId}/{dataYear}/return': ['submissions.return', filing],
  'POST /api/submissions/{unitId}/{dataYear}/withdrawal': ['submissions.submit-return', filing],
  'POST /api/submissions/{unitId}/{dataYear}/acceptance': ['submissions.accept', filing],
  'POST /api/submissions/{unitId}/{dataYear}/correction': ['submissions.correct', filing],
  'POST /api/submissions/{unitId}/{dataYear}/correction/acceptance': ['submissions.accept', filing],
  'POST /api/submissions/{unitId}/{dataYear}/correction/refusal': ['submissions.accept', filing],

  'GET /api/campaigns': ['submissions.read', 'list'],
  'GET /api/campaigns/{id}': ['submissions.read', asked],
  'GET /api/campaigns/{id}/units': ['submissions.read', asked],
  'POST /api/campaigns': ['submissions.campaign', { 'body.countyId': 'county' }],
  'POST /api/campaigns/{id}/units': ['submissions.campaign', campaign],
  'POST /api/campaigns/{id}/release': ['submissions.campaign', campaign],
  'POST /api/campaigns/{id}/due-date': ['submissions.campaign', campaign],
  'POST /api/campaigns/{id}/reminder': ['submissions.campaign', campaign],
  'POST /api/campaigns/{id}/closure': ['submissions.campaign', campaign],
  'POST /api/campaigns/{id}/reopening': ['submissions.campaign', campaign],
  'POST /api/campaigns/{id}/units/{unitId}/acknowledgement': ['submissions.acknowledge', { ...asked, ...filing }],

  'GET /api/my-returns': ['submissions.read', 'list'],
  'GET /api/my-returns/{unitId}/{dataYear}': ['submissions.read', filing],
  'PUT /api/my-returns/{unitId}/{dataYear}/draft': ['submissions.draft', filing],
  'POST /api/my-returns/{unitId}/{dataYear}/draft/confirmation': ['submissions.draft', filing],

  'GET /api/counties/{countyId}/statistics/{dataYear}': ['submissions.read', { countyId: 'county' }],
  'POST /api/counties/{countyId}/statistics/{dataYear}': ['submissions.statistics', { countyId: 'county' }],

  'GET /api/counties/{countyId}/standing': ['indicators.read', { countyId: 'county' }],
  'GET /api/counties/{countyId}/difference': ['indicators.read', { countyId: 'county' }],
  'GET /api/units/{unitId}/difference': ['indicators.read', { unitId: 'section' }],
  'GET /api/counties/{countyId}/series': ['indicators.read', { countyId: 'county' }],
  'GET /api/counties/{countyId}/trend': ['indicators.read', { countyId: 'county' }],
  'GET /api/counties/{countyId}/standards': ['indicators.read', { countyId: 'county' }],
  'GET /api/counties/{countyId}/warnings': ['indicators.read', { countyId: 'county' }],
  'GET /api/units/{unitId}/warnings': ['indicators.read', { unitId: 'section' }],
  'GET /api/counties/{countyId}/board': ['indicators.read', { countyId: 'county' }],
  'GET /api/units/{unitId}/standing': ['indicators.read', { unitId: 'section' }],
  'GET /api/counties/{countyId}/explanation': ['indicators.read', { countyId: 'county' }],
  'GET /api/counties/{countyId}/gaps': ['indicators.read', { countyId: 'county' }],
  'POST /api/counties/{countyId}/simulation': ['indicators.read', { countyId: 'county' }],
  'POST /api/units/{unitId}/simulation': ['indicators.read', { unitId: 'unit' }],
  'GET /api/sections/{sectionId}/explanation': ['indicators.read', { sectionId: 'section' }],
  'GET /api/sections/{sectionId}/gaps': ['indicators.read', { sectionId: 'section' }],
  'GET /api/report-checks/rules': ['standards.read', 'common'],
  'POST /api/report-checks': ['standards.read', 'common'],
  'POST /api/counties/{countyId}/report-checks': ['indicators.read', { countyId: 'county' }],
  'GET /api/help/examples': ['standards.read', 'common'],
  'GET /api/verifications/{unitId}/{dataYear}': ['indicators.read', filing],
  'POST /api/verifications/{unitId}/{dataYear}/claims/{subject}': ['indicators.claim', filing],
  'POST /api/verifications/{unitId}/{dataYear}/claims/{subject}/withdrawal': ['indicators.claim', filing],
  'POST /api/verifications/{unitId}/{dataYear}/verified/{subject}': ['indicators.verify', filing],
  'POST /api/verifications/{unitId}/{dataYear}/verified/{subject}/withdrawal': ['indicators.verify', filing],
  'POST /api/verifications/{unitId}/{dataYear}/issues/{subject}': ['rectification.raise', filing],

  'GET /api/inspections': ['inspections.read', 'list'],
  'GET /api/inspections/preparation': ['inspections.plan', { 'query.unitId': 'unit' }],
  'GET /api/inspections/{id}': ['inspections.read', inspection],
  'POST /api/inspections': ['inspections.plan', { 'body.unitId': 'unit' }],
  'POST /api/inspections/{id}/team': ['inspections.plan', inspection],
  'POST /api/inspections/{id}/date': ['inspections.plan', inspection],
  'POST /api/inspections/{id}/cancellation': ['inspections.plan', inspection],
  'POST /api/inspections/{id}/notice': ['inspections.notice', inspection],
  'POST /api/inspections/{id}/start': ['inspections.conduct', inspection],
  'POST /api/inspections/{id}/answers/{questionId}': ['inspections.conduct', inspection],
  'POST /api/inspections/{id}/findings': ['inspections.conduct', inspection],
  'POST /api/inspections/{id}/findings/{findingId}/withdrawal': ['inspections.conduct', inspection],
  'POST /api/inspections/{id}/completion': ['inspections.conduct', inspection],
  'POST /api/inspections/{id}/report': ['inspections.report', inspection],
  'POST /api/inspections/{id}/preliminary-opinion': ['inspections.opinion', inspection],
  'POST /api/inspections/{id}/defences': ['inspections.defend', inspection],
  'POST /api/inspections/{id}/defence-waiver': ['inspections.defend', inspection],
  'POST /api/inspections/{id}/defences/{defenceId}/answer': ['inspections.opinion', inspection],
  'POST /api/inspections/{id}/opinion-letter': ['inspections.opinion', inspection],
  'POST /api/inspections/{id}/review': ['inspections.defend', inspection],
  'POST /api/inspections/{id}/review/answer': ['inspections.review', inspection],
  'GET /api/counties/{countyId}/visit-duty': ['inspections.read', { countyId: 'county' }],
  'GET /api/organizations/{unitId}/visit-duty': ['inspections.read', { unitId: 'unit' }],
  'GET /api/counties/{countyId}/visit-proposals': ['inspections.plan', { countyId: 'county' }],
  'POST /api/counties/{countyId}/visit-proposals/acceptance': ['inspections.plan', { countyId: 'county' }],
  'POST /api/counties/{countyId}/visit-rule': ['inspections.rule', { countyId: 'county' }],
  'GET /api/counties/{countyId}/responsible-inspectors': ['inspections.read', { countyId: 'county' }],
  'POST /api/responsible-inspectors': ['inspections.entrust', { 'body.unitId': 'unit' }],
  'POST /api/responsible-inspectors/{accountId}/ending': ['inspections.entrust', { 'body.unitId': 'unit' }],
  'GET /api/recusals': ['inspections.recusal', 'list'],
  'POST /api/recusals': ['inspections.recusal', { 'body.unitId': 'unit' }],
  'POST /api/recusals/{accountId}/ending': ['inspections.plan', { 'body.unitId': 'unit' }],

  'GET /api/issues': ['rectification.read', 'list'],
  'GET /api/issues/board': ['rectification.read', 'list'],
  'GET /api/issues/workbook': ['rectification.read', 'common'],
  'GET /api/issues/counts': ['rectification.read', 'common'],
  'GET /api/issues/{id}': ['rectification.read', party],
  'POST /api/issues/batch': ['rectification.batch', 'common'],
  'GET /api/issues/{id}/timeline': ['rectification.read', party],
  'GET /api/issues/{id}/lateness': ['rectification.read', party],
  'GET /api/issues/{id}/people': ['rectification.people', lead],
  'GET /api/issues/{id}/due-dates': ['rectification.read', party],
  'GET /api/issues/{id}/step-deadlines': ['rectification.read', party],
  'GET /api/inspections/{id}/step-deadlines': ['inspections.read', inspection],
  'GET /api/issues/{id}/difference': ['rectification.read', party],
  'GET /api/issues/{id}/figures': ['rectification.read', party],
  // A school sees the 共性问题 of its own issue from there, and never the other units of it.
  'GET /api/issues/{id}/common-issue': ['rectification.read', party],
  'GET /api/common-issues': ['rectification.common', 'list'],
  'GET /api/common-issues/{id}': ['rectification.common', { id: 'commonIssue' }],
  'POST /api/common-issues': ['rectification.raise', { 'body.countyId': 'county' }],
  'POST /api/common-issues/{id}/plan': ['rectification.assign', { id: 'commonIssue' }],
  'POST /api/issues': ['rectification.raise', { 'body.unitId': 'unit' }],
  'POST /api/issues/{id}/assignment': ['rectification.assign', issue],
  'POST /api/issues/{id}/reassignment': ['rectification.reassign', issue],
  'POST /api/issues/{id}/consultation': ['rectification.consult', issue],
  'POST /api/issues/{id}/consultation/withdrawal': ['rectification.consult', issue],
  'POST /api/issues/{id}/consultation/acceptance': ['rectification.answer-consultation', party],
  'POST /api/issues/{id}/consultation/refusal': ['rectification.answer-consultation', party],
  'POST /api/issues/{id}/acknowledgement': ['rectification.acknowledge', lead],
  'POST /api/issues/{id}/plan': ['rectification.plan', lead],
  'POST /api/issues/{id}/plan/approval': ['rectification.approve-plan', issue],
  'POST /api/issues/{id}/plan/return': ['rectification.approve-plan', issue],
  'POST /api/issues/{id}/progress': ['rectification.report', party],
  'POST /api/issues/{id}/report/approval': ['rectification.approve-report', lead],
  'POST /api/issues/{id}/withdrawal': ['rectification.withdraw', issue],
  'POST /api/issues/{id}/supersession': ['rectification.withdraw', issue],
  'POST /api/issues/{id}/reopening': ['rectification.reopen', issue],
  'POST /api/issues/{id}/closure': ['rectification.request-closure', lead],
  'POST /api/issues/{id}/closure/withdrawal': ['rectification.withdraw-request', lead],
  'POST /api/issues/{id}/closure/verification': ['rectification.verify', issue],
  'POST /api/issues/{id}/closure/rejection': ['rectification.reject', issue],
  'POST /api/issues/{id}/closure/approval': ['rectification.close', issue],
  'GET /api/supervision': ['rectification.read', 'common'],
  'GET /api/supervision/issues': ['rectification.read', 'list'],
  'GET /api/supervision/scoreboard/{unitId}': ['rectification.read', { unitId: 'unit' }],
  'GET /api/supervision/scoreboard/{unitId}/lines': ['rectification.read', { unitId: 'unit' }],
  'GET /api/issues/{id}/ladder': ['rectification.read', party],
  'POST /api/issues/{id}/reminder': ['rectification.remind', issue],
  'POST /api/issues/{id}/slip-answer': ['rectification.answer-slip', lead],
  'POST /api/issues/{id}/slip-answer/acceptance': ['rectification.accept-answer', issue],
  'POST /api/issues/{id}/escalation': ['rectification.decide-escalation', issue],
  'GET /api/counties/{county}/ladder': ['rectification.read', county],
  'POST /api/counties/{county}/ladder': ['rectification.adopt-ladder', county],
  'POST /api/issues/{id}/extension': ['rectification.request-extension', lead],
  'POST /api/issues/{id}/extension/grant': ['rectification.decide-extension', issue],
  'POST /api/issues/{id}/extension/refusal': ['rectification.decide-extension', issue],
  'POST /api/issues/{id}/suspension': ['rectification.suspend', issue],
  'POST /api/issues/{id}/waiver': ['rectification.decide-above', issue],
  'POST /api/issues/{id}/resumption': ['rectification.resume', issue],
  'POST /api/issues/{id}/handover': ['rectification.hand-over', lead],
  'POST /api/issues/{id}/long-term': ['rectification.request-long-term', lead],
  'POST /api/issues/{id}/long-term/grant': ['rectification.decide-above', issue],
  'POST /api/issues/{id}/long-term/refusal': ['rectification.decide-above', issue],
  'POST /api/issues/{id}/report/filing': ['rectification.file-posted', issue],
  'POST /api/issues/{id}/stages/review': ['rectification.review-stage', issue],

  'GET /api/workbooks/{unitId}/{dataYear}': ['submissions.read', filing],
  'GET /api/workbooks/{unitId}/{dataYear}/units': ['submissions.read', filing],
  'POST /api/workbooks/{unitId}/{dataYear}': ['submissions.submit-return', filing],
  'GET /api/workbook-uploads/{id}': ['submissions.submit-return', { id: 'upload' }],
  'GET /api/workbook-uploads/{id}/errors': ['submissions.submit-return', { id: 'upload' }],
  'GET /api/workbook-uploads/{id}/marked': ['submissions.submit-return', { id: 'upload' }],
  'POST /api/workbook-uploads/{id}/confirmation': ['submissions.submit-return', { id: 'upload' }],

  'POST /api/attachments': ['attachments.add', { 'query.unitId': 'unit' }],
  'GET /api/attachments/{hash}': ['attachments.read', { hash: 'attachment' }],
  'GET /api/attachments/{hash}/thumbnail': ['attachments.read', { hash: 'attachment' }],

  'GET /api/audit/sequence': ['audit.read', 'common'],
  'GET /api/audit/trail': ['audit.read', 'list'],
  'GET /api/audit/events/{sequence}': ['audit.read', { sequence: 'event' }],
  'GET /api/audit/events/{sequence}/proof': ['audit.read', { sequence: 'event' }],
  'GET /api/audit/checkpoints': ['audit.read', 'common'],

  'GET /api/changes': ['access.own', 'own'],

  'GET /api/health/details': ['operations.health', 'whole'],
  'POST /api/health/parked/retry': ['operations.park-retry', 'whole'],
  'POST /api/health/rebuild': ['operations.rebuild', 'whole'],
  'GET /api/backups': ['operations.backup', 'whole'],
  'POST /api/backups': ['operations.backup', 'whole'],
};
