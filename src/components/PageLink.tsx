import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link, type LinkProps } from 'react-router-dom';
import { paletteOf } from './state/palette';

/** A link to a page of this app. */
export function PageLink({ className, ...props }: LinkProps) {
  const styles = useStyles2(getStyles);
  return <Link {...props} className={cx(styles.link, className)} />;
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    link: css({
      color: colors.text.link,
      '&:hover, &:focus-visible': { textDecoration: 'underline' },
    }),
  };
};
