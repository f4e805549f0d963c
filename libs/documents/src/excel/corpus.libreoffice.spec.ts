import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { corpus } from '@test/workbook-corpus';
import { corpusFolder, outcomeOf, outcomes } from '@test/workbook-outcomes';

/** The corpus made anew, by the programs as they are here; kept in its place when asked for. */
it.each(Object.entries(corpus))('%s comes out the same when it is made anew', async (name, make) => {
  const file = await make();
  if (process.env.UPDATE_FIXTURES === 'workbooks') writeFileSync(join(corpusFolder, name), file);
  expect(await outcomeOf(file)).toEqual(outcomes[name]);
});
