type LogMethod = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** Where the room tells what a person who runs it should know. Never a token, never a key. */
export interface Log {
  readonly debug: LogMethod;
  readonly info: LogMethod;
  readonly warn: LogMethod;
}
