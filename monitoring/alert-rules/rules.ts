import { AGENT_RULES } from './agent-rules.ts';
import type { AlertRule } from './alert-rule.ts';
import { CERT_MANAGER_RULES } from './cert-manager-rules.ts';
import { EXPIRY_RULES } from './expiry-rules.ts';
import { FINDING_RULES } from './finding-rules.ts';

/** The rules for those who run the agent, in the order in which they are worth reading. */
export const ALERT_RULES: readonly AlertRule[] = [
  ...EXPIRY_RULES,
  ...FINDING_RULES,
  ...AGENT_RULES,
  ...CERT_MANAGER_RULES,
];
