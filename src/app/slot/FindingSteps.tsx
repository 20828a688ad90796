import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { Finding } from '@notafter/core';
import React from 'react';
import { RemedySteps } from '../../components/RemedySteps';
import { SeverityText } from '../../components/SeverityText';

/** Findings, each with the steps that mend it, the last of which proves that they did; the same steps stand once. */
export function FindingSteps({ findings }: { findings: readonly Finding[] }) {
  const styles = useStyles2(getStyles);
  return (
    <>
      {bySteps(findings).map((alike) => (
        <div key={`${alike[0]?.rule} ${alike[0]?.position}`} className={styles.finding}>
          {alike.map(({ rule, position, severity, message }) => (
            <h3 key={`${rule} ${position}`} className={styles.message}>
              <SeverityText severity={severity} /> {message}
            </h3>
          ))}
          <RemedySteps remedy={alike[0]?.remedy ?? []} />
        </div>
      ))}
    </>
  );
}

/** Findings that the same steps mend, together, where the first of them stood. */
function bySteps(findings: readonly Finding[]): ReadonlyArray<readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const steps = JSON.stringify(finding.remedy);
    groups.set(steps, [...(groups.get(steps) ?? []), finding]);
  }
  return [...groups.values()];
}

const getStyles = (theme: GrafanaTheme2) => ({
  finding: css({ padding: theme.spacing(0, 1.5, 1) }),
  message: css({
    margin: 0,
    fontSize: theme.typography.body.fontSize,
    fontWeight: theme.typography.fontWeightRegular,
    lineHeight: theme.typography.body.lineHeight,
    overflowWrap: 'anywhere',
  }),
});
