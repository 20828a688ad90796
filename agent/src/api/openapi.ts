import * as z from 'zod/mini';
import { ROUTES, type Parameter, type Route } from './route-list.ts';
import { filtersSchema, requestSchema } from './query/query-schema.ts';

/** The OpenAPI 3.1 document: requests in full from the schemas that check them, answers by the name of their type. */
export function openApi(version: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Notafter agent',
      version,
      description: 'Times are epoch milliseconds. Answers are described in docs/api.md.',
    },
    paths: pathsOf(ROUTES),
    components: { schemas: schemas() },
  };
}

function pathsOf(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  }
  return paths;
}

function operationOf({ path, summary, answer, parameters = [] }: Route): object {
  const error = { description: 'What is wrong, and what would be right', ...jsonContent('ApiError') };
  const body = { required: true, ...jsonContent('QueryRequest') };
  return {
    summary,
    ...(parameters.length > 0 && { parameters: parameters.map(parameterOf) }),
    ...(path.endsWith('/query') && { requestBody: body }),
    responses: { 200: { description: answer, ...contentOf(answer) }, default: error },
  };
}

function parameterOf(parameter: Parameter): object {
  return { ...parameter, required: parameter.in === 'path', schema: { type: 'string' } };
}

function contentOf(answer: string): object {
  return answer.includes('/') ? { content: { [answer]: { schema: { type: 'string' } } } } : jsonContent(answer);
}

function jsonContent(name: string): object {
  const one = { $ref: `#/components/schemas/${name.replace('[]', '')}` };
  return { content: { 'application/json': { schema: name.endsWith('[]') ? { type: 'array', items: one } : one } } };
}

function schemas(): object {
  const names = ROUTES.map(({ answer }) => answer.replace('[]', '')).filter((name) => !name.includes('/'));
  const answers = names.map((name) => [name, { type: 'object', description: `${name} of @notafter/core` }]);
  const error = z.object({ code: z.string(), message: z.string(), field: z.optional(z.string()) });
  return {
    ...Object.fromEntries(answers),
    ApiError: schemaOf(z.object({ error })),
    QueryRequest: schemaOf(requestSchema),
    Filters: schemaOf(filtersSchema),
  };
}

function schemaOf(schema: z.ZodMiniType): object {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input' });
  return json;
}
