import 'reflect-metadata';
import { expect, it } from '@jest/globals';
import { plainToInstance, Type } from 'class-transformer';
import { IsString, validateSync, ValidateNested } from 'class-validator';
import { isSurelyRight, listsInLists } from './sure-forms.js';

class Leaf {
  @IsString()
  name!: string;
}
class Branch {
  @ValidateNested({ each: true })
  @Type(() => Leaf)
  leaves!: Leaf[];
}
class Tree {
  @ValidateNested()
  @Type(() => Branch)
  trunk!: Branch;
  @ValidateNested({ each: true })
  @Type(() => Branch)
  branches!: Branch[];
}

const leaf = { name: 'a' };
const right = { leaves: [leaf] };
const wrong = { leaves: [leaf, []] };

it.each([
  ['in a list of forms', { trunk: right, branches: [right, []] }, ['branches.1']],
  ['in a form within a form', { trunk: wrong, branches: [right] }, ['trunk.leaves.1']],
  ['in a form of a list', { trunk: right, branches: [right, wrong] }, ['branches.1.leaves.1']],
  ['nowhere', { trunk: right, branches: [right] }, []],
])('a list within a list of forms is found: %s', (_, body, places) => {
  const form = plainToInstance(Tree, body);
  // What it is there for.
  expect(validateSync(form, { whitelist: true, forbidNonWhitelisted: true })).toEqual([]);
  expect(isSurelyRight(form)).toBe(places.length === 0);
  const paths = (faults: ReturnType<typeof listsInLists>, before = ''): readonly string[] =>
    faults.flatMap(({ property, children = [] }) =>
      children.length > 0 ? paths(children, `${before}${property}.`) : [`${before}${property}`],
    );
  expect(paths(listsInLists(form))).toEqual(places);
});
