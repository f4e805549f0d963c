import { readFileSync } from 'node:fs';
import type { Role } from '@app/domain/access';
import type { County, Home } from '@test/two-counties';
import type { Kind, Reach } from './authorisation.table.js';

export type Schema = Readonly<{
  $ref?: string;
  allOf?: readonly Schema[];
  type?: string;
  nullable?: boolean;
  format?: string;
  pattern?: string;
  enum?: readonly string[];
  example?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  items?: Schema;
  properties?: Readonly<Record<string, Schema>>;
  additionalProperties?: unknown;
  required?: readonly string[];
}>;
export type Parameter = Readonly<{
  name?: string;
  in?: string;
  required?: boolean;
  example?: string | number;
  schema?: Schema;
}>;
export type Operation = Readonly<{
  parameters?: readonly Parameter[];
  requestBody?: Readonly<{ content: Readonly<Record<string, Readonly<{ schema: Schema; example?: Body }>>> }>;
}>;
export type Body = Readonly<Record<string, unknown>>;
export type Document = Readonly<{
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  components: Readonly<{ schemas: Readonly<Record<string, Schema>> }>;
}>;

/** The committed document: a spec beside it compares it with what the built program prints. */
export const written = JSON.parse(readFileSync('libs/api-client/openapi.json', 'utf8')) as Document;

export const routesOf = ({ paths }: Pick<Document, 'paths'>): readonly string[] =>
  Object.entries(paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`));

/** The operation of `POST /api/issues`, as the document has it. */
export const operationOf = (route: string): Operation => {
  const [method, path] = route.split(' ') as [string, string];
  return written.paths[path]?.[method.toLowerCase()] ?? {};
};

/** A thing by its id, and the unit it belongs to. */
export type Thing = Readonly<{ id: string; unit: string }>;
/** What a request names, parameter by parameter. */
export type Named = Readonly<Record<string, Thing>>;

/** Where somebody's own things are. */
export const homeOf = (county: County, role: Role): Home =>
  role === 'responsibleUnit' ? county.department : county.school;

/** A thing of a home. */
export const thing = (of: County, home: Home, kind: Kind): Thing => {
  const school = home === of.department ? of.school.unit : home.unit;
  const things: Readonly<Record<Kind, readonly [string, string]>> = {
    unit: [home.unit, home.unit],
    section: [home.section, school],
    county: [of.county, of.county],
    account: [home.account, home.unit],
    issue: [home.issue, school],
    commonIssue: [of.commonIssue, of.county],
    lead: [home.issue, home.unit],
    party: [home.issue, home.unit],
    inspection: [home.inspection, school],
    attachment: [home.attachment, home.unit],
    report: [of.report, of.county],
    paper: [home.paper, home.unit],
    template: [of.template, of.county],
    event: [String(home.event), home.unit],
    campaign: [home.campaign, of.county],
    campaignParty: [home.campaign, school],
    upload: [home.upload, school],
  };
  const [id, unit] = things[kind];
  return { id, unit };
};

/** Everything a route names, one's own. */
export const own = (county: County, role: Role, reach: Reach): Named =>
  typeof reach === 'object'
    ? Object.fromEntries(Object.entries(reach).map(([name, kind]) => [name, thing(county, homeOf(county, role), kind)]))
    : {};

/** A paper of an issue, which the unit itself may issue. */
const paper = 'rectification-report';
const fixed: Readonly<Record<string, string>> = {
  'GET /api/papers/kinds/{kind}/names': paper,
  'GET /api/papers/{kind}/of/{subjectId}/preview': paper,
  'GET /api/papers/{kind}/of/{subjectId}/draft': paper,
  'GET /api/papers/{kind}/of/{subjectId}/workbook': 'application-form',
  'POST /api/papers/{kind}/of/{subjectId}': paper,
  'POST /api/counties/{countyId}/paper-templates/{kind}': paper,
  'DELETE /api/counties/{countyId}/paper-templates/{kind}': paper,
  'GET /api/counties/{countyId}/paper-templates/{kind}/{hash}': paper,
  'GET /api/standards/{id}': 'hqb-2017',
  'GET /api/calendars/{year}': '2025',
  'GET /api/counties/{county}/certifications/{standard}': 'hqb-2017',
};

/** The path and query of a route that names these things, and otherwise what the document shows. */
export const targetOf = (route: string, named: Named): string => {
  const { parameters = [] } = operationOf(route);
  const example = (name: string) => String(parameters.find((one) => one.name === name)?.example ?? 'x');
  const path = route
    .split(' ')[1]!
    .replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(named[name]?.id ?? fixed[route] ?? example(name)));
  const query = parameters
    .filter((one) => one.in === 'query' && (one.required || named[`query.${one.name}`]))
    .map(({ name = '' }) => `${name}=${encodeURIComponent(named[`query.${name}`]?.id ?? example(name))}`);
  return query.length > 0 ? `${path}?${query.join('&')}` : path;
};

/** The fields of a body that name things. */
export const bodyOf = (named: Named): Body =>
  Object.fromEntries(
    Object.entries(named).flatMap(([name, { id }]) => (name.startsWith('body.') ? [[name.slice(5), id]] : [])),
  );
