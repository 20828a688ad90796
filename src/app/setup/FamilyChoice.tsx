import { t } from '@grafana/i18n';
import { Field, Input, RadioButtonGroup, Stack } from '@grafana/ui';
import React, { useId } from 'react';
import { policyOf, RULE_FAMILIES, type RuleFamily, type ThresholdTexts } from './rule-family';

interface FamilyChoiceProps {
  readonly family: RuleFamily;
  readonly thresholds: ThresholdTexts;
  readonly onFamily: (family: RuleFamily) => void;
  readonly onThresholds: (thresholds: ThresholdTexts) => void;
}

/** What the rules ask, and when they speak where no agent judges. */
export function FamilyChoice({ family, thresholds, onFamily, onThresholds }: FamilyChoiceProps) {
  const [warningId, criticalId] = [useId(), useId()];
  const error = policyOf(thresholds) === null;
  return (
    <Stack direction="column" gap={1}>
      <div>
        <RadioButtonGroup
          aria-label={t('family.label', 'What the rules ask')}
          options={RULE_FAMILIES.map((value) => ({ value, label: familyLabel(value) }))}
          value={family}
          onChange={onFamily}
        />
      </div>
      {family === 'metrics' && (
        <>
          <span>
            {t(
              'family.metrics-how',
              'They read x509_*, ssl_*, probe_ssl_* and certmanager_*, and take the place of the rules with the agent. Of the two parts of a threshold the smaller counts; without the start of validity only the duration does.'
            )}
          </span>
          <Stack gap={2} wrap="wrap">
            <Field noMargin label={t('family.warning', 'Warn before')} invalid={error}>
              <Input
                id={warningId}
                width={16}
                value={thresholds.warning}
                onChange={({ currentTarget }) => onThresholds({ ...thresholds, warning: currentTarget.value })}
              />
            </Field>
            <Field
              noMargin
              label={t('family.critical', 'Critical before')}
              invalid={error}
              error={t('family.wrong', 'Like 28d|25%, and critical never before warning')}
            >
              <Input
                id={criticalId}
                width={16}
                value={thresholds.critical}
                onChange={({ currentTarget }) => onThresholds({ ...thresholds, critical: currentTarget.value })}
              />
            </Field>
          </Stack>
        </>
      )}
    </Stack>
  );
}

function familyLabel(family: RuleFamily): string {
  return family === 'agent' ? t('family.agent', 'The agent’s verdicts') : t('family.metrics', 'Other exporters');
}
