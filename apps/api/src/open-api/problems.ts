import { refusalSentences } from '@app/domain/catalogue';
import type { Components, Operation, Route, Schema } from './parts.js';
import { refusalStatus } from './refusal-statuses.js';
import { sentences, type SharedAnswers } from './shared-answers.js';
import type { Tag } from './tags.js';

/** Which refusals belong to a slice. */
const prefixes: Readonly<Partial<Record<Tag, readonly string[]>>> = {
  organizations: ['organization.'],
  standards: ['standards.'],
  certifications: ['certification.', 'standards.unknown-standard'],
  deadlines: ['deadlines.'],
  submissions: ['submission.'],
  campaigns: ['campaign.', 'draft.', 'statistics.'],
  inspections: ['inspection.', 'recusal.', 'responsibility.', 'visit-rule.'],
  rectifications: ['rectification.', 'common-issue.'],
  supervision: ['rectification.', 'ladder.'],
  access: ['access.'],
  reports: ['report.'],
  'report-checks': ['report-check.'],
  papers: ['paper.', 'template.', 'report.'],
  attachments: ['attachments.'],
};

const kernel = ['idempotency.', 'precondition.', 'stream.', 'time.'];

/** What a workbook that cannot be read is refused for. */
const unreadable = ['bomb', 'damaged', 'empty', 'encrypted', 'macro', 'not-xlsx', 'too-large', 'too-many', 'truncated'];
/** What routes that read a bureau's own workbook answer beside their slice's refusals. */
const ofWorkbooks: Readonly<Record<string, readonly string[]>> = {
  Ledgers_bringIn: [...unreadable, 'no-ledger', 'ledger-wrong'],
  Schools_bringIn: [...unreadable, 'no-schools', 'schools-wrong'],
  PastFigures_bringIn: [...unreadable, 'no-figures', 'figures-wrong'],
};

const refusalsOf = (tag: Tag, { command, operationId }: Route): readonly string[] => [
  ...Object.keys(refusalSentences).filter((code) =>
    [...(prefixes[tag] ?? []), ...(command ? kernel : [])].some((prefix) => code.startsWith(prefix)),
  ),
  ...(ofWorkbooks[operationId] ?? []).map((code) => `workbook.${code}`),
];

/** Routes that strangers may try, a few times. */
const atTheDoor: readonly string[] = ['Session_signIn', 'SetUp_found'];

/** Routes that read a report's own event, which may not be in the log as it was recorded. */
const ofOneReport: readonly string[] = [
  'Reports_read',
  'Reports_figures',
  'Reports_again',
  'Papers_file',
  'Papers_values',
  'Papers_content',
  'Papers_again',
];

/** Whether a route may be asked about what was known then. */
const takesPoint = ({ parameters = [] }: Operation): boolean =>
  parameters.some(
    (parameter) => 'name' in parameter && /^(knownAt|knownBy|fromKnownAt|fromKnownBy)$/.test(parameter.name),
  );

/** What the edge itself may answer to a route, by status. */
const ofEdge = ({
  permission,
  on,
  method,
  takes,
  command,
  operation,
  operationId,
}: Route): Record<number, string[]> => {
  const signedIn = permission !== null;
  const own = on.includes('own');
  const named = on.some((kind) => !['list', 'own', 'whole'].includes(kind));
  const inPath = (operation.parameters ?? []).some((parameter) => 'in' in parameter && parameter.in === 'path');
  const json = takes.includes('application/json');
  return {
    400: [
      ...(json || operation.parameters?.length ? ['request.invalid'] : []),
      ...(inPath ? ['request.invalid-parameter'] : []),
      ...(method === 'get' || command ? ['request.invalid-header'] : []),
      ...(json ? ['request.broken-json', 'request.too-deep', 'request.not-text'] : []),
      ...(takes.includes('multipart/form-data') ? ['request.broken-form'] : []),
      ...(takesPoint(operation) ? ['point.before-first-record'] : []),
    ],
    401: [
      ...(signedIn ? ['access.sign-in'] : []),
      ...(operationId === 'Session_signIn' ? ['access.wrong-password'] : []),
    ],
    403: signedIn
      ? [
          ...(own ? [] : ['access.not-permitted', 'access.must-change-password']),
          ...(named ? ['access.not-permitted-here'] : []),
          ...(on.includes('whole') ? ['access.not-permitted-whole'] : []),
          ...(method === 'get' ? [] : ['access.forged']),
        ]
      : [],
    404: named || inPath ? ['resource.not-found'] : [],
    409: [
      ...(operationId === 'Backups_make' ? ['backup.running', 'backup.not-here'] : []),
      ...(ofOneReport.includes(operationId) ? ['report.not-proven'] : []),
    ],
    413: takes.length > 0 ? ['request.too-large'] : [],
    415: takes.length > 0 ? ['request.media-type'] : [],
    429: [
      ...(atTheDoor.includes(operationId) ? ['request.too-many', 'access.locked-out'] : []),
      ...(operationId === 'Changes_changes' || operationId === 'PublicReports_verify' ? ['request.too-many'] : []),
      ...(command ? ['county.too-many'] : []),
    ],
    500: ['server.fault'],
    503: [
      ...(signedIn ? ['lists.rebuilding'] : []),
      ...(command ? ['store.unavailable', 'program.outdated'] : []),
      ...(operationId === 'Changes_changes' ? ['changes.unavailable'] : []),
      ...(operationId === 'Reports_issue' ? ['log.history-differs', 'attachments.unavailable'] : []),
      ...(operationId === 'Proofs_proof' ? ['log.history-differs', 'store.unavailable'] : []),
      ...(operationId.startsWith('Attachments_') ? ['attachments.unavailable'] : []),
    ],
  };
};

/** Statuses of the slice's refusals that a route can answer: a query is refused for nothing but what it addresses. */
const refusedWith = (route: Route, tag: Tag): Record<number, string[]> => {
  const { method, operationId } = route;
  // A wrong password at the door is a 401, which the edge says itself.
  if (method === 'get' || operationId === 'Session_signIn') return {};
  const byStatus: Record<number, string[]> = {};
  for (const code of refusalsOf(tag, route)) (byStatus[refusalStatus(code)] ??= []).push(code);
  return byStatus;
};

/** Problems of a route as references, and the shared answers they refer to. */
export const withProblems = (route: Route, tag: Tag, shared: SharedAnswers): Operation['responses'] => {
  const edge = ofEdge(route);
  const rules = refusedWith(route, tag);
  const statuses = [...new Set([...Object.keys(edge), ...Object.keys(rules)])].sort();
  const responses: Operation['responses'] = { ...route.operation.responses };
  for (const status of statuses) {
    const codes = [...(edge[Number(status)] ?? []), ...(rules[Number(status)] ?? [])].sort();
    if (codes.length === 0) continue;
    const name = shared.nameOf(Number(status), codes, (rules[Number(status)] ?? []).length > 0 ? tag : 'edge');
    responses[status] = { $ref: `#/components/responses/${name}` };
  }
  return responses;
};

const text = (description: string): Schema => ({ type: 'string', description });

/** RFC 9457 as this API speaks it. `code` is stable: programs decide on it. */
export const problemSchemas: NonNullable<Components['schemas']> = {
  ProblemCode: {
    type: 'string',
    description: '稳定的错误代码，程序据此判断',
    enum: Object.keys(sentences).sort(),
  },
  FieldErrorDto: {
    type: 'object',
    required: ['field', 'detail'],
    properties: {
      field: { ...text('出错的项，如 figures.students'), example: 'figures.students' },
      detail: { ...text('应当怎样改'), example: '学生数：应为整数。' },
    },
  },
  ProblemDto: {
    type: 'object',
    description: 'RFC 9457 application/problem+json',
    required: ['type', 'title', 'status', 'detail', 'code'],
    properties: {
      type: { ...text('urn:hengjian:problem: 加代码'), example: 'urn:hengjian:problem:request.invalid' },
      title: { ...text('状态的中文名称'), example: '提交有误' },
      status: { type: 'integer', example: 400 },
      detail: { ...text('可以直接显示给用户的一句话'), example: '提交的内容有误，请按提示逐项修改。' },
      code: { $ref: '#/components/schemas/ProblemCode' },
      details: { type: 'object', additionalProperties: true, description: '说明原因的数据，填在 detail 的空处' },
      errors: { type: 'array', items: { $ref: '#/components/schemas/FieldErrorDto' }, description: '逐项的错误' },
    },
  },
};
