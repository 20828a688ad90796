import type { PanelReference } from '../dashboards/panel-references.ts';

/** One alert rule, from which the Grafana and the Prometheus form are written. */
export interface AlertRule {
  /** Also the last part of its uid and of its runbook's file name. */
  readonly name: string;
  readonly severity: 'warning' | 'critical';
  /** How long it must hold, in Prometheus' syntax. */
  readonly holdFor: string;
  /** A series for each thing watched, whether all is well or not; above the threshold it is not. */
  readonly watched: string;
  readonly threshold: number;
  /** A number for the texts, `$value` in Prometheus; has the labels of `watched`. */
  readonly figure: string;
  /** Text templates: `FIGURE` is the figure, `{{END}}` and `{{RENEWAL}}` moments, `{{END_IN_SHORT}}` one without its year. */
  readonly summary: string;
  readonly description: string;
  /** When the certificate that a series speaks of ends. */
  readonly end?: Moment;
  /** When it is due to be renewed, where something renews it. */
  readonly renewal?: Moment;
  /** Where its link leads, relative to Grafana. */
  readonly page: string;
  /** What Grafana shows beside the alert. */
  readonly panel: PanelReference;
}

/** A moment, epoch seconds, that belongs to a series of `watched`. */
export interface Moment {
  /** All of them, each with the labels of its series. */
  readonly expression: string;
  /** How a template of Prometheus finds the one of `$labels`. */
  readonly lookup: string;
}

/** The last value of a series within an hour. */
export const lastOf = (series: string): string => `last_over_time(${series}[1h])`;

/**
 * A series that keeps its last value for an hour while its target is down, and only then: a dead pod sends no
 * "resolved", and what ends while the target is up resolves at once.
 */
export function kept(series: string): string {
  return `(${series} or (${lastOf(series)} unless on (job, instance) up == 1))`;
}

/** What a renewal changes in the labels of a certificate. */
const RENEWED = 'serial_number, issuer_C, issuer_CN, issuer_L, issuer_O, issuer_OU, issuer_ST, discriminator';

/** Of the certificates that a place has held within an hour the one that ends last: those before it are renewed. */
export const newest = (ends: string): string =>
  `(${lastOf(ends)} == ignoring (${RENEWED}) group_left () max without (${RENEWED}) (${lastOf(ends)}))`;

/**
 * The same of certificates, whose ends are another series with the same labels: a target that goes down does not bring
 * back what was renewed before, and one that another has taken the place of brings back nothing.
 */
export function keptOfCertificates(series: string, ends: string): string {
  return `(${series} or (${lastOf(series)} and ${newest(ends)} unless on (job, instance) up == 1 unless on (cluster, node, place) ${ends}))`;
}
