import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import type { SlotDetails } from '@notafter/core';
import React from 'react';
import type { Answer } from '../data/use-answer';
import { useNow } from '../data/use-now';
import { PageStack } from '../PageStack';
import { AgentProblem } from '../states/AgentProblem';
import { Dimmed } from '../states/Dimmed';
import { CheckAgain } from './CheckAgain';
import { SlotHead } from './SlotHead';
import { SlotTabs } from './SlotTabs';
import { SlotTitle } from './SlotTitle';
import { StoredFacts } from './StoredFacts';
import { Trouble } from './Trouble';
import { useCheck } from './use-check';
import { WhatBreaks } from './WhatBreaks';
import { WhatToDo } from './WhatToDo';
import { WhoRenews } from './WhoRenews';
import { SilenceMenu } from './SilenceMenu';

interface SlotViewProps {
  readonly answer: Answer<SlotDetails>;
  readonly slot: SlotDetails;
}

/** What is known of a slot, what to do about it, and the way to see whether that helped. */
export function SlotView({ answer, slot }: SlotViewProps) {
  const styles = useStyles2(getStyles);
  const nowMs = useNow(1000);
  const check = useCheck(slot, answer.replace);
  return (
    <PluginPage
      pageNav={{ text: slot.title }}
      renderTitle={() => <SlotTitle slot={slot} />}
      subTitle={<SlotHead slot={slot} nowMs={nowMs} />}
      actions={
        <>
          <CheckAgain check={check} nowMs={nowMs} />
          <SilenceMenu slot={slot} />
        </>
      }
    >
      <PageStack>
        <AgentProblem answer={answer} />
        <Trouble slot={slot} nowMs={nowMs} />
        <Dimmed when={answer.error !== null}>
          <div className={styles.cards}>
            <WhatToDo slot={slot} check={check} nowMs={nowMs} />
            <div className={styles.side}>
              <WhatBreaks slot={slot} />
              <WhoRenews slot={slot} nowMs={nowMs} />
              <StoredFacts slot={slot} nowMs={nowMs} />
            </div>
          </div>
          <SlotTabs slot={slot} nowMs={nowMs} />
        </Dimmed>
      </PageStack>
    </PluginPage>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  cards: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
    [theme.breakpoints.up('lg')]: { gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)' },
  }),
  side: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
});
