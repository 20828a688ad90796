import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { Alert } from '@grafana/ui';
import React, { useReducer, useState } from 'react';
import { DATA_SOURCE_TYPE } from '../agent-choice';
import { dataSourcesOf } from '../data-sources-of';
import { ALERT_RULES } from '../generated/alert-rules';
import { PageStack } from '../PageStack';
import { AgentCard } from './AgentCard';
import { FamilyChoice } from './FamilyChoice';
import { evaluationInterval } from './evaluation-interval';
import { firingNow, type PrometheusFacts, prometheusFacts } from './prometheus-facts';
import { PrometheusCard } from './PrometheusCard';
import { ProvisioningCard } from './ProvisioningCard';
import { type Rights, rights } from './rights';
import type { RuleFamily } from './rule-family';
import { storedRules } from './rule-store';
import { RulesCard } from './RulesCard';
import { useLoaded } from './use-loaded';
import { useRuleFamily } from './use-rule-family';

/** From an empty Grafana to alerts: Prometheus, the agent, the alert rules. */
export function SetupPage() {
  const allowed = useLoaded('rights', rights);
  return (
    <PluginPage
      renderTitle={() => <h1>{t('setup.title', 'Setup')}</h1>}
      subTitle={t('setup.subtitle', 'Where the certificates come from, and who tells you when they end.')}
    >
      <PageStack>
        {allowed.error !== null && (
          <Alert severity="info" title={t('setup.no-grafana', 'Grafana does not say what you may do here')}>
            {t('setup.no-grafana-how', 'This page sets up the Grafana that it is opened in: {{- message}}', {
              message: allowed.error,
            })}
          </Alert>
        )}
        {allowed.data === null ? <ProvisioningCard prometheusUid={null} /> : <Steps may={allowed.data} />}
      </PageStack>
    </PluginPage>
  );
}

function Steps({ may }: { may: Rights }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [, drawAgain] = useReducer((round: number) => round + 1, 0);
  const prometheus = dataSourcesOf('prometheus');
  const uid = chosen ?? prometheus[0]?.uid ?? null;
  const stored = useLoaded('rules', () => storedRules(ALERT_RULES));
  const agents = dataSourcesOf(DATA_SOURCE_TYPE);
  const facts = useLoaded(uid, () => prometheusFacts(uid ?? ''));
  const rules = useRuleFamily(stored.data, uid, usualFamily(agents.length, facts.data));
  const { family, thresholds, definitions } = rules;
  const firing = useLoaded(facts.data && `${uid} ${rules.key}`, () => firingNow(uid ?? '', definitions));
  const instances = (facts.data?.scrapes ?? []).map((scrape) => scrape.instance);
  const [instance] = instances;
  return (
    <>
      <PrometheusCard choices={prometheus} uid={uid} facts={facts} mayAdd={may.addDataSources} onChoose={setChosen} />
      <AgentCard
        key={instance}
        type={DATA_SOURCE_TYPE}
        choices={agents}
        proposal={instance === undefined ? 'http://notafter:9793' : `http://${instance}`}
        mayAdd={may.addDataSources}
        onAdded={drawAgain}
      />
      <RulesCard
        definitions={definitions}
        stored={stored}
        firing={firing.data}
        mayWrite={may.writeRules}
        interval={() => evaluationInterval(uid ?? '', instances)}
        ready={uid !== null && rules.isSound}
      >
        <FamilyChoice
          family={family}
          thresholds={thresholds}
          onFamily={rules.setFamily}
          onThresholds={rules.setThresholds}
        />
      </RulesCard>
      <ProvisioningCard prometheusUid={uid} yaml={rules.yaml} />
    </>
  );
}

/** The rules that have something to judge. */
function usualFamily(agents: number, facts: PrometheusFacts | null): RuleFamily {
  return agents === 0 && facts?.hasOthersOnly === true ? 'metrics' : 'agent';
}
