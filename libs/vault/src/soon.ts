/** What is at hand now, or comes later: asked with every request, it costs no turn where nothing has to be waited for. */
export type Soon<Value> = Value | Promise<Value>;
