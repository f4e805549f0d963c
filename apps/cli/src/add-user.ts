import { randomBytes, randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { OpenAccounts } from '@app/application/access';
import { OrganizationRequest } from '@app/application/organizations';
import { isRole, roleNames, roles, type Role } from '@app/domain/access';
import { dayOf, type Outcome, type Request } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { ReadModel } from '@app/projections/kernel';
import { unitsMeant } from '@app/projections/access';
import { rootUnits, unitById } from '@app/projections/organizations';
import { newCounty, operatorRequest, tenant } from '@app/runtime';
import { Failed } from './failed.js';

/** An account to open from the command line; without a password one is made and told once. */
export type NewUser = Readonly<{
  username: string;
  displayName: string;
  /** English or Chinese name of a role. */
  role: string;
  /** Id, code or name of a unit. */
  unit?: string | undefined;
  /** Registers a county of this name first: for the first account of an empty store. */
  newCounty?: string | undefined;
  password?: string | undefined;
}>;

/** Opens an account with one role. The password must be changed at the first sign-in. @throws Refusal, Failed */
export const addUser = async (context: INestApplicationContext, input: NewUser) => {
  const role = roleOf(input.role);
  const unitId = await unitOf(context, input);
  const password = input.password ?? randomBytes(12).toString('base64url');
  const accountId = randomUUID();
  const account = {
    accountId,
    unitId,
    username: input.username,
    displayName: input.displayName,
    phone: null,
    email: null,
    password,
    grants: [{ role, unitId, from: dayOf(context.get(Clock).now()), until: null }],
  };
  await askAsOperator(context, (request) => new OpenAccounts([account], request));
  return {
    accountId,
    unitId,
    username: input.username,
    role,
    password: input.password === undefined ? password : null,
  };
};

const roleOf = (text: string): Role => {
  const role = isRole(text) ? text : roles.find((one) => roleNames[one] === text);
  if (!role) throw new Failed(`没有岗位“${text}”，可填：${Object.values(roleNames).join('、')}。`);
  return role;
};

const unitOf = async (context: INestApplicationContext, { unit, newCounty }: NewUser): Promise<string> => {
  const { db } = context.get(ReadModel);
  if (newCounty !== undefined) {
    // An account that was refused has left its county behind: asked again, it is taken as it is.
    const there = unitsMeant(db, rootUnits(db), newCounty).find((id) => unitById(db, id)?.kind === 'county');
    return there ?? registerCounty(context, newCounty);
  }
  if (unit === undefined) throw new Failed('请用 --unit 指明单位；空库请用 --new-county 登记区县。');
  return unitMeant(context, unit);
};

/** The one unit that is meant by an id, a code or a name. @throws Failed */
export const unitMeant = (context: INestApplicationContext, unit: string): string => {
  const { db } = context.get(ReadModel);
  const found = unitsMeant(db, rootUnits(db), unit);
  if (found.length === 1) return found[0]!;
  throw new Failed(
    found.length === 0 ? `没有单位“${unit}”。` : `有 ${found.length} 个单位都叫“${unit}”，请改用单位代码或编号。`,
  );
};

const registerCounty = async (context: INestApplicationContext, name: string): Promise<string> => {
  const id = randomUUID();
  await askAsOperator(context, (request) => new OrganizationRequest(id, newCounty(name), request));
  return id;
};

/** Asks the command bus as the operator, and waits until the lists show it. */
export const askAsOperator = async <Answer>(
  context: INestApplicationContext,
  make: (request: Request) => object,
): Promise<Answer> => {
  const command = make(operatorRequest('command-line', context.get<string>(tenant), context.get(Clock).now()));
  const answer: unknown = await context.get(CommandBus).execute(command as never);
  const last = [answer]
    .flat()
    .map((one) => (one as Partial<Outcome> | undefined)?.position ?? null)
    .at(-1);
  if (last) await context.get(ReadModel).reached(last, 10_000);
  return answer as Answer;
};
