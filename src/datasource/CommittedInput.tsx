import { Input } from '@grafana/ui';
import React, { useState } from 'react';

interface Props {
  readonly id: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly placeholder?: string;
  readonly width?: number;
  readonly type?: 'text' | 'number';
}

/** A text that counts when it is left or Enter is pressed, so that no query runs at every key. */
export function CommittedInput({ value, onCommit, ...input }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft !== null && draft !== value) {
      onCommit(draft);
    }
    setDraft(null);
  };
  return (
    <Input
      {...input}
      value={draft ?? value}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  );
}
