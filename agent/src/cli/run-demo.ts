import { parseListenAddress } from '../config/listen-address.ts';
import { EXIT } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

interface DemoFlags {
  readonly listenAddress: string;
  readonly inboxAddress: string;
  readonly directory?: string;
}

/** Loads the demo, which is a file of its own beside the bundle, and runs it. */
export async function runDemo(flags: DemoFlags, terminal: Terminal): Promise<number> {
  const wrong = [flags.listenAddress, flags.inboxAddress].find((address) => parseListenAddress(address) === null);
  if (wrong !== undefined) {
    terminal.writeError(`notafter: an address to listen on must be [address]:port, not "${wrong}"\n`);
    return EXIT.usage;
  }
  const { demo } = await import('./demo/demo.ts');
  const { listenAddress, inboxAddress, directory } = flags;
  return demo({ listenAddress, inboxAddress, ...(directory === undefined ? {} : { directory }) }, terminal);
}
