import type { Answer } from './answer.ts';
import type { Incoming } from './incoming.ts';
import { refuse } from './refuse.ts';
import type { Handler, HttpRequest, Route } from './route.ts';
import { parseTarget } from './target.ts';

/**
 * Answers a request by the first route of its method and path; a path of other methods with 405, any other by `others`,
 * a target that nobody can understand with 400.
 */
export function createRouter(
  routes: readonly Route[],
  others: Handler = () => refuse(404, { code: 'unknown_route', message: 'There is nothing at this path.' })
): (incoming: Incoming) => Promise<Answer> {
  const compiled = routes.map((route) => ({ ...route, expression: expressionOf(route.pattern) }));
  return async (incoming) => {
    const target = parseTarget(incoming.url);
    if (target === null) {
      return refuse(400, { code: 'bad_url', message: BAD_URL });
    }
    const request: HttpRequest = { ...incoming, ...target, params: {} };
    const atPath = compiled.filter(({ expression }) => expression.test(target.path));
    const method = incoming.method === 'HEAD' ? 'GET' : incoming.method;
    const route = atPath.find((one) => one.method === method);
    if (route !== undefined) {
      return route.handler({ ...request, params: paramsOf(route.expression, target.path) });
    }
    return atPath.length === 0 ? others(request) : wrongMethod(atPath);
  };
}

const BAD_URL = 'The request is for no path that can be decoded: it begins with a slash and is percent-encoded UTF-8.';

/** What is in braces stands for one or more characters of one segment. */
function expressionOf(pattern: string): RegExp {
  const parts = pattern.split(/\{(\w+)\}/);
  const source = parts.map((part, index) => (index % 2 === 1 ? `(?<${part}>[^/]+)` : literal(part)));
  return new RegExp(`^${source.join('')}$`);
}

const literal = (text: string): string => text.replaceAll(/[^\w/]/g, '\\$&');

function paramsOf(expression: RegExp, path: string): Record<string, string> {
  const groups = Object.entries(expression.exec(path)?.groups ?? {});
  return Object.fromEntries(groups.map(([name, text]) => [name, decodeURIComponent(text)]));
}

function wrongMethod(routes: readonly Route[]): Answer {
  const methods = routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  const allow = [...new Set(methods)].join(', ');
  return refuse(405, { code: 'wrong_method', message: `This path takes ${allow}.` }, { allow });
}
