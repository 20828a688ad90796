import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { fieldNamed, type Filter } from '@notafter/core';
import React, { type KeyboardEvent, useId, useState } from 'react';
import { choose, type Draft, draftText, EMPTY_DRAFT, stepBack } from './filter-draft';
import { SuggestionList, suggestionId } from './SuggestionList';
import { useSuggestions } from './use-suggestions';
import { paletteOf } from '../../components/state/palette';

interface FilterInputProps {
  /** Those that are on: values are suggested under them. */
  readonly filters: readonly Filter[];
  readonly onAdd: (filter: Filter) => void;
  /** Backspace in the empty input. */
  readonly onRemoveLast: () => void;
}

/** One input that builds a filter part by part: field, operator, value. A combobox of the ARIA practices, with a list. */
export function FilterInput({ filters, onAdd, onRemoveLast }: FilterInputProps) {
  const styles = useStyles2(getStyles);
  const listId = useId();
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [wrong, setWrong] = useState(false);
  const suggestions = useSuggestions(draft, filters);
  const chosen = draftText(draft);

  const edit = (next: Draft) => {
    setDraft(next);
    // A value may be any text: only what is pointed at is taken from the list.
    setActive(next.operator === null ? 0 : -1);
    setWrong(false);
    setOpen(true);
  };
  const take = (value: string) => {
    const step = choose(draft, value);
    if ('filter' in step) {
      onAdd(step.filter);
      edit(EMPTY_DRAFT);
      setOpen(false);
    } else if (step.draft === draft) {
      setWrong(true);
    } else {
      edit(step.draft);
    }
  };
  const back = () => {
    if (draft.field === null) {
      onRemoveLast();
    } else {
      edit(stepBack(draft));
    }
  };
  const move = (by: number) => {
    setOpen(true);
    setActive((active + by + suggestions.length) % Math.max(1, suggestions.length));
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(active < 0 ? 0 : -1),
    Enter: () => take(suggestions[active]?.value ?? draft.text),
    Escape: () => {
      edit(EMPTY_DRAFT);
      setOpen(false);
    },
    ...(draft.text === '' ? { Backspace: back } : {}),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (act !== undefined) {
      event.preventDefault();
      act();
    }
  };

  return (
    <div className={styles.box} onBlur={() => setOpen(false)}>
      {chosen !== '' && <span className={styles.chosen}>{chosen}</span>}
      <input
        className={styles.input}
        role="combobox"
        aria-label={chosen === '' ? t('filter.label', 'Filter by field') : chosen}
        aria-expanded={open && suggestions.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-invalid={wrong}
        aria-activedescendant={open && suggestions[active] ? suggestionId(listId, active) : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder(draft, filters.length > 0)}
        value={draft.text}
        onChange={(event) => edit({ ...draft, text: event.target.value })}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
      />
      {wrong && (
        <span role="alert" className={styles.wrong}>
          {wrongText(draft)}
        </span>
      )}
      {open && <SuggestionList id={listId} suggestions={suggestions} active={active} onTake={take} />}
    </div>
  );
}

function placeholder({ field, operator }: Draft, isFiltered: boolean): string {
  if (field !== null && operator !== null) {
    const isTime = fieldNamed(field)?.type === 'time';
    return isTime ? t('filter.date', 'a date like 2026-12-24') : t('filter.value', 'a value');
  }
  if (field !== null) {
    return t('filter.operator', 'an operator');
  }
  return isFiltered ? t('filter.more', 'and…') : t('filter.label', 'Filter by field');
}

function wrongText({ field, operator }: Draft): string {
  if (field === null) {
    return t('filter.no-field', 'No field of that name');
  }
  if (operator === null) {
    return t('filter.no-operator', 'No operator of that name');
  }
  switch (fieldNamed(field)?.type) {
    case 'number':
      return t('filter.not-a-number', 'Takes a number');
    case 'time':
      return t('filter.not-a-date', 'Takes a date like 2026-12-24');
    default:
      return t('filter.not-a-boolean', 'Takes true or false');
  }
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    box: css({
      position: 'relative',
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      flex: '1 1 160px',
      minWidth: 0,
    }),
    chosen: css({ whiteSpace: 'nowrap', fontSize: theme.typography.bodySmall.fontSize }),
    input: css({
      flex: 1,
      minWidth: 0,
      height: theme.spacing(3),
      padding: 0,
      border: 'none',
      background: 'transparent',
      color: colors.text.primary,
      // The box around it shows the focus.
      '&:focus, &:focus-visible': { outline: 'none', boxShadow: 'none' },
      '&::placeholder': { color: colors.text.secondary, opacity: 1 },
    }),
    wrong: css({
      color: colors.error.text,
      fontSize: theme.typography.bodySmall.fontSize,
      whiteSpace: 'nowrap',
    }),
  };
};
