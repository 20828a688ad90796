import { t } from '@grafana/i18n';
import { Alert, Button, ConfirmModal, LinkButton, Stack } from '@grafana/ui';
import React, { type ReactNode, useState } from 'react';
import { Card } from '../../components/Card';
import { Skeleton } from '../states/Skeleton';
import { alertingUrl } from './alerting-page';
import { NeedsRight } from './NeedsRight';
import type { RuleDefinition, StoredRule } from './rule-definition';
import { type RuleRow, ruleRows } from './rule-rows';
import { createRules, removeRules, updateRule } from './rule-store';
import { RuleTable } from './RuleTable';
import { SetupBody } from './SetupBody';
import { useAction } from './use-action';
import type { Loaded } from './use-loaded';

interface Props {
  readonly definitions: readonly RuleDefinition[];
  readonly stored: Loaded<readonly StoredRule[]>;
  readonly firing: ReadonlyMap<string, number | null> | null;
  readonly mayWrite: boolean;
  /** How often to evaluate them, in seconds. */
  readonly interval: () => Promise<number>;
  /** Whether there is a Prometheus that the rules can query. */
  readonly ready: boolean;
  /** What is chosen about the rules. */
  readonly children: ReactNode;
}

/** Creates, updates and removes the alert rules, and says what they would raise now. */
export function RulesCard({ definitions, stored, firing, mayWrite, interval, ready, children }: Props) {
  return (
    <Card title={t('setup.rules', '3 · Alert rules, which Grafana evaluates')}>
      <SetupBody>
        <span>
          {t(
            'setup.rules-how',
            'They go into a folder of their own and stay yours to edit. Your contact points and notification policies are not touched: the label “severity” tells them what to do.'
          )}
        </span>
        {children}
        {!mayWrite && <NeedsRight what="rules" />}
        {stored.error !== null && <Alert severity="error" title={stored.error} />}
        {stored.data === null && stored.error === null && <Skeleton rows={6} />}
        {stored.data !== null && (
          <Rules
            rows={ruleRows(definitions, stored.data)}
            firing={firing}
            mayWrite={mayWrite}
            interval={interval}
            ready={ready}
            refresh={stored.refresh}
          />
        )}
      </SetupBody>
    </Card>
  );
}

interface RulesProps extends Pick<Props, 'firing' | 'mayWrite' | 'interval' | 'ready'> {
  readonly rows: readonly RuleRow[];
  readonly refresh: () => Promise<void>;
}

function Rules({ rows, firing, mayWrite, interval, ready, refresh }: RulesProps) {
  const [choice, setChoice] = useState<Readonly<Record<string, boolean>>>({});
  const { running, error, run } = useAction();
  const absent = rows.filter(({ state }) => state === 'absent');
  const isFirst = absent.length === rows.length;
  // One that is missing among others was taken away, or is new: its user decides.
  const chosen = absent.filter(({ definition }) => choice[definition.uid] ?? isFirst);
  const act = (work: () => Promise<void>) => void run(() => work().finally(refresh));
  return (
    <>
      <RuleTable
        rows={rows}
        firing={firing}
        chosen={new Set(chosen.map(({ definition }) => definition.uid))}
        onChoose={mayWrite && ready ? (uid, isChosen) => setChoice({ ...choice, [uid]: isChosen }) : null}
      />
      {error !== null && <Alert severity="error" title={error} />}
      <Stack gap={1} wrap="wrap">
        {rows.some(({ stored }) => stored !== null) && (
          <LinkButton variant="secondary" icon="bell" href={alertingUrl()}>
            {t('setup.see', 'See them in Alerting')}
          </LinkButton>
        )}
        {mayWrite && ready && <Buttons rows={rows} chosen={chosen} interval={interval} running={running} act={act} />}
      </Stack>
    </>
  );
}

interface ButtonsProps extends Pick<Props, 'interval'> {
  readonly rows: readonly RuleRow[];
  readonly chosen: readonly RuleRow[];
  readonly running: boolean;
  readonly act: (work: () => Promise<void>) => void;
}

function Buttons({ rows, chosen, interval, running, act }: ButtonsProps) {
  const [asking, setAsking] = useState(false);
  const outdated = rows.filter(({ state }) => state === 'outdated');
  const own = rows.filter(({ state }) => state === 'current' || state === 'outdated');
  const create = async () => {
    const definitions = chosen.map(({ definition }) => definition);
    await createRules(definitions, await interval());
  };
  const update = async () => {
    for (const { stored, definition } of outdated) {
      await updateRule(stored!, definition);
    }
  };
  return (
    <>
      {chosen.length > 0 && (
        <Button disabled={running} onClick={() => act(create)}>
          {t('setup.create', 'Create {{count}} alert rules', {
            count: chosen.length,
            defaultValue_one: 'Create 1 alert rule',
          })}
        </Button>
      )}
      {outdated.length > 0 && (
        <Button disabled={running} onClick={() => act(update)}>
          {t('setup.update', 'Update {{count}} alert rules', {
            count: outdated.length,
            defaultValue_one: 'Update 1 alert rule',
          })}
        </Button>
      )}
      {own.length > 0 && (
        <Button variant="destructive" fill="outline" disabled={running} onClick={() => setAsking(true)}>
          {t('setup.remove', 'Remove')}
        </Button>
      )}
      <ConfirmModal
        isOpen={asking}
        title={t('setup.remove-title', 'Remove the alert rules of Notafter')}
        body={t('setup.remove-body', '{{count}} rules are removed, what you edited in them too. Their alerts end.', {
          count: own.length,
          defaultValue_one: '1 rule is removed, what you edited in it too. Its alerts end.',
        })}
        confirmText={t('setup.remove', 'Remove')}
        onConfirm={() => {
          setAsking(false);
          act(() => removeRules(own.map(({ stored }) => stored!)));
        }}
        onDismiss={() => setAsking(false)}
      />
    </>
  );
}
