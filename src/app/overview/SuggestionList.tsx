import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Suggestion } from './use-suggestions';
import { paletteOf } from '../../components/state/palette';

export function suggestionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

interface SuggestionListProps {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly active: number;
  readonly onTake: (value: string) => void;
}

/** The list below a combobox; the focus stays in its input. */
export function SuggestionList({ id, suggestions, active, onTake }: SuggestionListProps) {
  const styles = useStyles2(getStyles);
  if (suggestions.length === 0) {
    return null;
  }
  return (
    <ul id={id} role="listbox" aria-label={t('filter.suggestions', 'Suggestions')} className={styles.list}>
      {suggestions.map(({ value, label, detail }, index) => (
        <li
          key={value}
          id={suggestionId(id, index)}
          ref={index === active ? (element) => element?.scrollIntoView?.({ block: 'nearest' }) : undefined}
          role="option"
          aria-selected={index === active}
          className={styles.option}
          // A press, not a click: the input must not lose the focus.
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(value);
          }}
        >
          <span className={styles.label}>{label}</span>
          <span className={styles.detail}>{detail}</span>
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    list: css({
      position: 'absolute',
      top: '100%',
      left: 0,
      zIndex: theme.zIndex.dropdown,
      width: 'min(440px, 100%)',
      minWidth: 'min(280px, 100%)',
      maxHeight: 320,
      overflowY: 'auto',
      margin: theme.spacing(1, 0, 0),
      padding: theme.spacing(0.5, 0),
      listStyle: 'none',
      background: colors.background.elevated,
      border: `1px solid ${colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
      boxShadow: theme.shadows.z3,
    }),
    option: css({
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1),
      padding: theme.spacing(0.5, 1.5),
      cursor: 'pointer',
      '&:hover, &[aria-selected="true"]': { background: colors.action.hover },
    }),
    label: css({ overflowWrap: 'anywhere' }),
    detail: css({ color: colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  };
};
