import 'reflect-metadata';
import { getMetadataStorage } from 'class-validator';

const calledKey = 'hengjian:called';

type Class = abstract new (...none: never[]) => object;

/** The name of a DTO's property as a form prints it, for validation messages: `@Called('学生数')`. */
export const Called = (name: string): PropertyDecorator => Reflect.metadata(calledKey, name);

/** The printed name of a property, when its class gives one. */
export const calledName = (target: object | undefined, property: string): string | undefined =>
  target && (Reflect.getMetadata(calledKey, target, property) as string | undefined);

/**
 * A class that was picked together from others (`PickType`, `OmitType`, `IntersectionType`), with the names that its
 * properties have there: they inherit the rules, but not what they are called.
 */
export const withNames = <Made>(made: Made, ...from: readonly Class[]): Made => {
  const { name: type, prototype: target } = made as Class & { prototype: object };
  for (const { propertyName } of getMetadataStorage().getTargetValidationMetadatas(made as Class, type, false, false)) {
    const name = from.map(({ prototype }) => calledName(prototype as object, propertyName)).find(Boolean);
    if (name !== undefined) Called(name)(target, propertyName);
  }
  return made;
};
