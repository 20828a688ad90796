import type { Answer } from './answer.ts';
import type { Incoming } from './incoming.ts';
import type { Target } from './target.ts';

/** A request for a route. */
export interface HttpRequest<Name extends string = never> extends Incoming, Target {
  /** The parts of its path that the route has in braces, decoded: any text. */
  readonly params: Readonly<Record<Name, string>>;
}

export type Handler<Name extends string = never> = (request: HttpRequest<Name>) => Answer | Promise<Answer>;

/** What one method at paths of one pattern is answered. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** As in OpenAPI: `/slots/{id}`. */
  readonly pattern: string;
  handler(request: HttpRequest<string>): Answer | Promise<Answer>;
}

type NamesIn<Pattern extends string> = Pattern extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** Answers HEAD, too. */
export function get<Pattern extends string>(pattern: Pattern, handler: Handler<NamesIn<Pattern>>): Route {
  return { method: 'GET', pattern, handler };
}

export function post<Pattern extends string>(pattern: Pattern, handler: Handler<NamesIn<Pattern>>): Route {
  return { method: 'POST', pattern, handler };
}
