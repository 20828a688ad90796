import { css } from '@emotion/css';
import React, { type ReactElement, useId } from 'react';

interface Props {
  readonly text: string;
  readonly children: (id: string) => ReactElement;
}

/** A label that only screen readers meet, where a row of inputs explains itself to the eye. */
export function HiddenLabel({ text, children }: Props) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className={HIDDEN}>
        {text}
      </label>
      {children(id)}
    </div>
  );
}

const HIDDEN = css({
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
});
