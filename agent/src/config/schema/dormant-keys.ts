import { asBoolean } from './scalars.ts';

/** A key that is known and does nothing yet, or never will. */
export interface DormantKey {
  /** `*` stands for every item of a list. */
  readonly path: readonly string[];
  /** The feature that a value asks for. */
  readonly feature: string;
  /** Whether a value asks for the feature: it is then refused. Otherwise it passes with a warning. */
  readonly asks: (value: unknown) => boolean;
}

const never = () => false;
const isTrue = (value: unknown) => asBoolean(value) === true;

function isFilled(value: unknown): boolean {
  if (value === null || value === undefined || value === '') {
    return false;
  }
  return typeof value === 'object' ? Object.keys(value).length > 0 : true;
}

/** What x509-certificate-exporter parses without ever using it, and what Notafter does not do yet. */
export const DORMANT_KEYS: readonly DormantKey[] = [
  { path: ['web', 'enableStats'], feature: 'a page of statistics at / (the viewer stands there)', asks: never },
  { path: ['server', 'webConfigFile'], feature: 'TLS and authentication of the own endpoint', asks: isFilled },
  { path: ['server', 'probeListen'], feature: 'a listener of its own for health probes', asks: isFilled },
  { path: ['server', 'systemdSocket'], feature: 'systemd socket activation', asks: isTrue },
  { path: ['log', 'timing'], feature: 'timing in logs', asks: never },
  { path: ['diagnostics', 'pprof', 'enabled'], feature: 'profiling over HTTP', asks: isTrue },
  { path: ['diagnostics', 'pprof', 'listen'], feature: 'profiling over HTTP', asks: never },
  { path: ['metrics', 'compat'], feature: 'the metrics of v3', asks: (value) => value === 'v3' },
  { path: ['sources', '*', 'rateLimit'], feature: 'a limit of our own on requests: none is needed', asks: never },
  { path: ['sources', '*', 'workers'], feature: 'parallel workers: none are needed', asks: never },
  { path: ['history', 'file'], feature: 'a history that outlives the process', asks: isFilled },
  { path: ['history', 'retention'], feature: 'a history that outlives the process', asks: isFilled },
  { path: ['notify'], feature: 'sending notifications', asks: isFilled },
  { path: ['serving'], feature: 'TLS and authentication of the own endpoint', asks: isFilled },
  { path: ['upstreams'], feature: 'answering for other agents', asks: isFilled },
  { path: ['prober'], feature: 'probing endpoints on request', asks: isFilled },
];
