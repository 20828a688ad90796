import { css } from '@emotion/css';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

const SHOWN = 4;

/** What a source looks at: all of it where that is short, else its beginning, to be opened. */
export function LooksAt({ places }: { places: readonly string[] }) {
  const styles = useStyles2(getStyles);
  if (places.length <= SHOWN) {
    return <>{places.join(', ') || t('nothing.nowhere', 'nothing')}</>;
  }
  return (
    <details>
      <summary className={styles.summary}>
        {t('source.looks-at-more', '{{- first}} and {{count}} more', {
          first: places.slice(0, 2).join(', '),
          count: places.length - 2,
        })}
      </summary>
      <ul className={styles.list}>
        {places.map((place) => (
          <li key={place}>{place}</li>
        ))}
      </ul>
    </details>
  );
}

const getStyles = () => ({
  summary: css({ cursor: 'pointer' }),
  list: css({ margin: 0, paddingLeft: 16, listStyle: 'none' }),
});
