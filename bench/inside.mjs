/** Loaded into the agent's process before it starts: answers each message with what only that process knows. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 1;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  const longestStallMs = Math.max(0, delay.max / 1e6 - RESOLUTION_MS);
  delay.reset();
  process.send({ cpuMs: (user + system) / 1000, longestStallMs });
});
process.channel.unref();
