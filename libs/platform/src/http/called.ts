import 'reflect-metadata';

const calledKey = 'hengjian:called';

/** The name of a DTO's property as a form prints it, for validation messages: `@Called('学生数')`. */
export const Called = (name: string): PropertyDecorator => Reflect.metadata(calledKey, name);

/** The printed name of a property, when its class gives one. */
export const calledName = (target: object | undefined, property: string): string | undefined =>
  target && (Reflect.getMetadata(calledKey, target, property) as string | undefined);
