/** An adapter under its contract: opened as often as a spec wishes on the same place, which is taken away at the end. */
export type Stage<Port> = Readonly<{ open: () => Port | Promise<Port>; remove: () => void | Promise<void> }>;
