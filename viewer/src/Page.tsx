import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import type { PluginPageProps } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Navigation } from './Navigation.tsx';

/** The frame that Grafana puts around a page of an app: navigation, heading, actions. */
export function Page({ pageNav, subTitle, actions, info, renderTitle, children }: PluginPageProps) {
  const styles = useStyles2(getStyles);
  const title = pageNav?.text ?? 'Certificates';
  return (
    <div className={styles.page}>
      <Navigation />
      <main className={styles.main}>
        <header className={styles.header}>
          <div className={styles.title}>
            {renderTitle ? renderTitle(title) : <h1>{title}</h1>}
            {(subTitle ?? pageNav?.subTitle) && <div className={styles.subTitle}>{subTitle ?? pageNav?.subTitle}</div>}
          </div>
          {info?.map(({ label, value }) => (
            <div key={label}>
              {label}: {value}
            </div>
          ))}
          <div className={styles.actions}>{actions}</div>
        </header>
        {children}
      </main>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ minHeight: '100vh', display: 'flex', flexDirection: 'column' }),
  main: css({
    flexGrow: 1,
    padding: theme.spacing(3, 4),
    [theme.breakpoints.down('md')]: { padding: theme.spacing(2) },
  }),
  header: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 3),
    alignItems: 'flex-start',
    marginBottom: theme.spacing(2),
  }),
  title: css({ flexGrow: 1, minWidth: 0, h1: { marginBottom: 0 } }),
  subTitle: css({ color: theme.colors.text.secondary }),
  actions: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
});
