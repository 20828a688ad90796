import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Tab, TabsBar, useStyles2 } from '@grafana/ui';
import type { SlotDetails } from '@notafter/core';
import React, { useId } from 'react';
import { useSearchParams } from 'react-router-dom';
import { paletteOf } from '../../components/state/palette';
import { ChainTab } from './ChainTab';
import { FactsTab } from './FactsTab';
import { HistoryTab } from './HistoryTab';
import { PemTab } from './PemTab';
import { PlacesTab } from './PlacesTab';

const TABS = ['chain', 'places', 'history', 'facts', 'pem'] as const;
type TabName = (typeof TABS)[number];

interface SlotTabsProps {
  readonly slot: SlotDetails;
  readonly nowMs: number;
}

/** Everything else that is known of the slot; the open tab is in the page's address. */
export function SlotTabs({ slot, nowMs }: SlotTabsProps) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const [search, setSearch] = useSearchParams();
  const open = TABS.find((tab) => tab === search.get('tab')) ?? 'chain';
  const show = (tab: TabName) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.set('tab', tab);
        return next;
      },
      { replace: true }
    );
  return (
    <div className={styles.box}>
      <div className={styles.bar}>
        <TabsBar>
          {TABS.map((tab) => (
            <Tab
              key={tab}
              id={`${id}-${tab}`}
              label={tabLabel(tab)}
              counter={counterOf(tab, slot)}
              active={tab === open}
              aria-controls={`${id}-panel`}
              onChangeTab={() => show(tab)}
            />
          ))}
        </TabsBar>
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${open}`} tabIndex={0} className={styles.panel}>
        <TabContent tab={open} slot={slot} nowMs={nowMs} />
      </div>
    </div>
  );
}

function TabContent({ tab, slot, nowMs }: SlotTabsProps & { tab: TabName }) {
  switch (tab) {
    case 'chain':
      return <ChainTab slot={slot} nowMs={nowMs} />;
    case 'places':
      return <PlacesTab slot={slot} nowMs={nowMs} />;
    case 'history':
      return <HistoryTab slot={slot} />;
    case 'facts':
      return <FactsTab slot={slot} nowMs={nowMs} />;
    case 'pem':
      return <PemTab slot={slot} />;
  }
}

function tabLabel(tab: TabName): string {
  switch (tab) {
    case 'chain':
      return t('tab.chain', 'Chain');
    case 'places':
      return t('tab.places', 'Places');
    case 'history':
      return t('tab.history', 'History');
    case 'facts':
      return t('tab.facts', 'Facts');
    case 'pem':
      return t('tab.pem', 'PEM');
  }
}

function counterOf(tab: TabName, slot: SlotDetails): number | null {
  return tab === 'places' ? slot.otherPlaces.length + 1 : null;
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    box: css({
      minWidth: 0,
      overflow: 'hidden',
      background: colors.background.primary,
      border: `1px solid ${colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
    }),
    bar: css({ overflowX: 'auto' }),
    panel: css({ padding: theme.spacing(1, 0), overflowX: 'auto' }),
  };
};
