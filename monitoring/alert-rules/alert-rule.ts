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
  /** Text templates: `{{FIGURE}}` is the figure, `{{END}}` the end of the certificate. */
  readonly summary: string;
  readonly description: string;
  /** What its series speak of: a certificate (so that its texts can tell the end), a place, or the agent. */
  readonly about: 'certificate' | 'place' | 'agent';
}

/**
 * A series that keeps its last value for an hour while its target is down, and only then: a dead pod sends no
 * "resolved", a renewed certificate resolves at once, though its serial number changes the labels.
 */
export function kept(series: string): string {
  return `(${series} or (last_over_time(${series}[1h]) unless on (job, instance) up == 1))`;
}
