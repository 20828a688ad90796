import { css, cx } from '@emotion/css';
import { PluginIncludeType, type GrafanaTheme2, type PluginInclude } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import React, { createContext, useContext } from 'react';
import { useLocation } from 'react-router';

export const Includes = createContext<readonly PluginInclude[]>([]);

/** The app's pages that ask to be in the navigation, as Grafana's menu lists them. */
export function Navigation() {
  const styles = useStyles2(getStyles);
  const { pathname } = useLocation();
  const pages = useContext(Includes).filter(({ type, addToNav }) => type === PluginIncludeType.page && addToNav);
  return (
    <nav aria-label="Pages" className={styles.bar}>
      <span className={styles.product}>Notafter</span>
      {pages.map(({ name, path = '/' }) => (
        <a
          key={path}
          href={path}
          className={cx(styles.link, pathname.replace(/\/$/, '') === path && styles.current)}
          aria-current={pathname.replace(/\/$/, '') === path ? 'page' : undefined}
          onClick={(event) => {
            if (!event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0) {
              event.preventDefault();
              locationService.push(path);
            }
          }}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    gap: theme.spacing(2),
    alignItems: 'center',
    padding: theme.spacing(0, 4),
    height: 40,
    background: theme.colors.background.primary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    [theme.breakpoints.down('md')]: { padding: theme.spacing(0, 2) },
  }),
  product: css({ fontWeight: theme.typography.fontWeightMedium, marginRight: theme.spacing(1) }),
  link: css({ color: theme.colors.text.secondary, '&:hover': { color: theme.colors.text.primary } }),
  current: css({ color: theme.colors.text.primary, fontWeight: theme.typography.fontWeightMedium }),
});
