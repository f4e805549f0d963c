import type { INestApplicationContext } from '@nestjs/common';
import { BringInFigures, type PastFiguresReport } from '@app/application/submissions';
import { readFigures } from '@app/documents';
import { ReadModel } from '@app/projections/kernel';
import { unitById } from '@app/projections/organizations';
import { askAsOperator, unitMeant } from './add-user.js';
import type { LedgerFile } from './bring-in-ledger.js';
import { sentence } from './complain.js';
import { Failed } from './failed.js';

/** Looks at past figures, and brings them in when it is confirmed and nothing is wrong. @throws Refusal, Failed */
export const bringInFigures = async (
  context: INestApplicationContext,
  input: LedgerFile,
): Promise<PastFiguresReport> => {
  const countyId = unitMeant(context, input.unit);
  if (unitById(context.get(ReadModel).db, countyId)?.kind !== 'county')
    throw new Failed(`“${input.unit}”不是区县，往年数据要补录到区县。`);
  const content = Buffer.from(input.content, 'base64');
  const read = await readFigures(content);
  const ask = (confirm: boolean) =>
    askAsOperator<PastFiguresReport>(
      context,
      (request) => new BringInFigures(countyId, read, { content, name: input.name }, confirm, request, sentence),
    );
  const looked = await ask(false);
  if (!input.confirm || looked.problems.length > 0) return looked;
  const done = await ask(true);
  if (done.last?.position) await context.get(ReadModel).reached(done.last.position, 10_000);
  return done;
};
