import { toAgentError } from './to-agent-error';

/** An error whose one message says what happened and what to do: all that Grafana shows on a panel or a variable. */
export function toQueryError(error: unknown): Error {
  const { message, advice } = toAgentError(error);
  return new Error(`${message} ${advice}`.trim(), { cause: error });
}
