import type nodeHttp from 'node:http';
import type nodeHttps from 'node:https';

/**
 * Node's own HTTP, as everything in the agent must get it: an `import` of `node:http` reads all that the module exports,
 * and `WebSocket` among that loads undici, 13 MB of memory for what nothing here asks for (docs/decisions/0004).
 */
export const http: typeof nodeHttp = process.getBuiltinModule('node:http');
export const https: typeof nodeHttps = process.getBuiltinModule('node:https');
