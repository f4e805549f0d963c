import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Permission } from '@app/domain/access';

/** Kinds of things that a route can address and that belong to units. */
export type ResourceKind =
  | 'unit'
  | 'issue'
  | 'issueLead'
  | 'commonIssue'
  | 'issueParty'
  | 'inspection'
  | 'submission'
  | 'county'
  | 'account'
  | 'attachment'
  | 'report'
  | 'paper'
  | 'paperSubject'
  | 'paperIssuer'
  | 'paperJob'
  | 'campaign'
  | 'campaignParty'
  | 'upload';

/**
 * What a route addresses, so that the guard can ask whether it lies in the caller's subtree.
 * The value names a path parameter (or, when the path has none of that name, a query parameter);
 * `issue` is the unit that has the problem, `issueLead` the one that leads, `issueParty` any that ever had a part.
 * `commonIssue` is the county that raised it.
 * `campaign` is the county or city that opened it, `campaignParty` that and every unit it asks.
 * `report` is the county that a paper is of.
 * `paper` is the units that an issued paper is of, `paperJob` those of one that is being issued, `paperSubject` those of the
 * county, unit, issue or inspection that a paper may be of, `paperIssuer` those that may issue it: of an issue its county and
 * the unit that leads it now.
 * `upload` is the unit that a workbook was sent for.
 * `bodyUnit` names a field of the body; when it holds several units, each must lie in reach.
 * `list`: the controller filters by `@Scope()`.
 * `whole`: the store with every unit in it; what may be done to it stands in the domain's `wholePermissions`.
 * `own`: the caller's own account; any signed-in person may.
 */
export type Resource =
  | Readonly<{ unit: string }>
  | Readonly<{ bodyUnit: string }>
  | Readonly<{ issue: string }>
  | Readonly<{ issueLead: string }>
  | Readonly<{ commonIssue: string }>
  | Readonly<{ issueParty: string }>
  | Readonly<{ inspection: string }>
  | Readonly<{ submission: string }>
  | Readonly<{ county: string }>
  | Readonly<{ account: string }>
  | Readonly<{ attachment: string }>
  | Readonly<{ report: string }>
  | Readonly<{ paper: string }>
  | Readonly<{ paperSubject: string }>
  | Readonly<{ paperIssuer: string }>
  | Readonly<{ paperJob: string }>
  | Readonly<{ campaign: string }>
  | Readonly<{ campaignParty: string }>
  | Readonly<{ upload: string }>
  | 'list'
  | 'whole'
  | 'own';

/** What a route asks of its caller. */
export type Requirement = Readonly<{ permission: Permission; on: readonly Resource[] }>;

export const requirementKey = 'hengjian:allowed';
export const publicKey = 'hengjian:public';

/**
 * The permission a route needs, and what it addresses; with several resources, each must lie in reach.
 * A route with neither `@Allowed` nor `@Public` stops the start. OpenAPI shows both as `x-permission`, `x-resource`.
 */
export const Allowed = (permission: Permission, ...on: readonly [Resource, ...Resource[]]) =>
  applyDecorators(
    SetMetadata(requirementKey, { permission, on } satisfies Requirement),
    ApiExtension('x-permission', permission),
    ApiExtension('x-resource', on),
  );

/** A route for anybody: signing in, health. */
export const Public = () => applyDecorators(SetMetadata(publicKey, true), ApiExtension('x-public', true));
