import type { Components, Operation, Parameter, Route } from './parts.js';

const header = (name: string, description: string, example: string): Parameter => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
  example,
});

/** Headers that a caller may send. */
export const parameters: NonNullable<Components['parameters']> = {
  AfterPosition: header(
    'X-After-Position',
    '上一次操作答复的 position：等到看得见那次操作为止（至多 2 秒）再办理，等不到时照常答复并带 X-Stale: true。有几个节点时，操作也应带上',
    '1187',
  ),
  CorrelationId: header(
    'X-Correlation-Id',
    '把几次请求连成一件事的编号，8 至 64 个字母、数字、点、横线或下划线',
    'import-2025-03',
  ),
  IdempotencyKey: header(
    'Idempotency-Key',
    '本次操作的编号，1 至 200 个可见字符：带同一编号重发，得到第一次的答复；编号用于别的内容为 422',
    '0f6f2b58-6f0e-4f43-9c1c-0a4f0c8d7e21',
  ),
  IfMatch: header('If-Match', '看到的修订号（上次答复的 revision 或 ETag）：已被他人更新则为 412', '"3"'),
  IfNoneMatch: header('If-None-Match', '已有的 ETag：内容未变则为 304', '"standing-2024-2025-hqb-2017-2025-03-03-128"'),
};

const answered = (description: string, example: string) => ({
  description,
  schema: { type: 'string' as const },
  example,
});

/** Headers that an answer may carry. */
export const headers: NonNullable<Components['headers']> = {
  ETag: answered('内容的版本', '"3"'),
  Position: answered('本次操作在存储中的位置，用于 X-After-Position', '1187'),
  Stale: answered('true：等候超时，列表还看不到那个位置；或事件库没有应答，答复以 X-Known-Until 时所知为准', 'true'),
  KnownUntil: answered('只在事件库没有应答时有：所答内容截至何时（UTC）', '2025-03-03T01:00:00.000Z'),
};

/** Reads that know whether the caller has the answer already. */
const cached = new Set(['Indicators_standing', 'Attachments_read', 'Attachments_thumbnail']);

const reference = (kind: 'parameters' | 'headers', name: string) => ({ $ref: `#/components/${kind}/${name}` });

/** The headers that a route may be sent. */
export const sentTo = ({ method, command, operationId }: Route): readonly string[] =>
  command
    ? ['IdempotencyKey', 'IfMatch', 'CorrelationId', 'AfterPosition']
    : method === 'get'
      ? ['AfterPosition', ...(cached.has(operationId) ? ['IfNoneMatch'] : [])]
      : [];

/** Puts a route's headers, and those of its success, into the document. */
export const withHeaders = (route: Route): Operation => {
  const { operation, method, command, operationId } = route;
  const given = command ? ['ETag', 'Position'] : method === 'get' ? ['Stale', 'KnownUntil'] : [];
  const all = cached.has(operationId) ? ['ETag', ...given] : given;
  const names: Readonly<Record<string, string>> = {
    ETag: 'ETag',
    Position: 'X-Position',
    Stale: 'X-Stale',
    KnownUntil: 'X-Known-Until',
  };
  const carried = Object.fromEntries(all.map((name) => [names[name]!, reference('headers', name)]));
  const responses = Object.entries(operation.responses).map(([status, response]) =>
    status.startsWith('2') && response && all.length > 0
      ? [status, { ...response, headers: carried }]
      : [status, response],
  );
  return {
    ...operation,
    parameters: [...(operation.parameters ?? []), ...sentTo(route).map((name) => reference('parameters', name))],
    responses: {
      ...(Object.fromEntries(responses) as Operation['responses']),
      ...(cached.has(operationId) && { '304': { description: '内容未变' } }),
    },
  };
};
