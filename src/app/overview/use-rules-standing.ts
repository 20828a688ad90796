import { ALERT_RULES } from '../generated/alert-rules';
import { isInGrafana, may } from '../may';
import { storedRules } from '../setup/rule-store';
import { useLoaded } from '../setup/use-loaded';

/** Of our alert rules in this Grafana: there, to be created by this user, or neither, as far as one knows. */
export type RulesStanding = 'there' | 'to-create' | 'unknown';

/** Asks Grafana once. */
export function useRulesStanding(): RulesStanding {
  const stored = useLoaded(may('alert.rules:read') ? 'rules' : null, () => storedRules(ALERT_RULES));
  if ((stored.data?.length ?? 0) > 0) {
    return 'there';
  }
  // Outside Grafana they can still be copied as a file.
  const mayCreate = !isInGrafana() || (stored.data !== null && may('alert.rules:create', 'folders:create'));
  return mayCreate ? 'to-create' : 'unknown';
}
