import { locationUtil } from '@grafana/data';

/** Grafana's own page of alert rules, with those of ours: all their names begin so. */
export const alertingUrl = (): string => locationUtil.assureBaseUrl('/alerting/list?search=rule:Cert');
