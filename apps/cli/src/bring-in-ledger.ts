import type { INestApplicationContext } from '@nestjs/common';
import { BringInLedger, type LedgerReport } from '@app/application/rectifications';
import { readLedger } from '@app/documents';
import { ReadModel } from '@app/projections/kernel';
import { unitById } from '@app/projections/organizations';
import { askAsOperator, unitMeant } from './add-user.js';
import { sentence } from './complain.js';
import { Failed } from './failed.js';

/** A ledger from the command line; its bytes in base64, for the server may not be allowed to open the file. */
export type LedgerFile = Readonly<{ content: string; name: string; unit: string; confirm: boolean }>;

/** Looks at a ledger, and brings it in when it is confirmed and nothing is wrong. @throws Refusal, Failed */
export const bringInLedger = async (context: INestApplicationContext, input: LedgerFile): Promise<LedgerReport> => {
  const countyId = unitMeant(context, input.unit);
  if (unitById(context.get(ReadModel).db, countyId)?.kind !== 'county')
    throw new Failed(`“${input.unit}”不是区县，台账要导入到区县。`);
  const content = Buffer.from(input.content, 'base64');
  const read = await readLedger(content);
  const ask = (confirm: boolean) =>
    askAsOperator<LedgerReport>(
      context,
      (request) => new BringInLedger(countyId, read, { content, name: input.name }, confirm, request, sentence),
    );
  const looked = await ask(false);
  if (!input.confirm || looked.problems.length > 0) return looked;
  const done = await ask(true);
  if (done.last?.position) await context.get(ReadModel).reached(done.last.position, 10_000);
  return done;
};
