import type nodeHttp from 'node:http';
import type nodeHttps from 'node:https';
import type nodeTls from 'node:tls';

/**
 * Node's own HTTP, as everything in the agent must get it: an `import` of `node:http` reads all that the module exports,
 * and `WebSocket` among that loads undici, memory for what nothing here asks for (docs/decisions/0004-agent-libraries.md).
 */
export const http: typeof nodeHttp = process.getBuiltinModule('node:http');

/** TLS is 7 MB of an agent: it is loaded when it is first asked for. */
export const loadHttps = (): typeof nodeHttps => process.getBuiltinModule('node:https');
export const loadTls = (): typeof nodeTls => process.getBuiltinModule('node:tls');
