import { expect, it } from '@jest/globals';
import { issueEventNames, issueStatusNames } from '@app/domain/rectifications';

type Texts = Readonly<{ default: Readonly<{ status: object; event: object }> }>;
/** The pages are another program, with types of its own. */
const textsOf = async (name: string): Promise<Texts['default']> =>
  ((await import(`../../apps/web/src/texts/zh-CN/${name}`)) as Texts).default;

it('pages call the states of an issue, and what is done about it, as the sentences of the server do', async () => {
  expect((await textsOf('rectifications')).status).toEqual(issueStatusNames);
  expect((await textsOf('rectifications/issue')).event).toEqual(issueEventNames);
});
