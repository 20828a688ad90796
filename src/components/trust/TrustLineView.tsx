import { cx } from '@emotion/css';
import { locationUtil } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Axis } from '../runway/axis';
import { noteText } from '../runway/bar';
import { BarView } from '../runway/BarView';
import { StateIcon } from '../state/StateIcon';
import { stateLabel } from '../state/state-label';
import { remainingText } from '../time/remaining-text';
import type { TrustLine } from './trust-lines';
import { INDENT_PX, trustStyles } from './trust-styles';
import { cutOffMs, summaryOf, type TrustNode } from './trust-tree';

export interface TrustLineViewProps {
  readonly line: TrustLine;
  readonly index: number;
  readonly topPx: number;
  readonly isActive: boolean;
  readonly axis: Axis;
  readonly nowMs: number;
  readonly narrow: boolean;
}

/** One certificate of the tree, or the line that stands for many leaves. */
export function TrustLineView({ line, index, topPx, isActive, axis, nowMs, narrow }: TrustLineViewProps) {
  const styles = useStyles2(trustStyles);
  return (
    <div
      role="row"
      aria-level={line.level}
      aria-rowindex={index + 2}
      aria-expanded={line.expanded ?? undefined}
      tabIndex={isActive ? 0 : -1}
      data-index={index}
      className={cx(styles.line, narrow && styles.narrow)}
      style={{ transform: `translateY(${topPx}px)` }}
    >
      <Name line={line} />
      <Remaining line={line} nowMs={nowMs} />
      {!narrow && (
        <div role="gridcell" className={styles.chart} aria-label={chartText(line, nowMs)}>
          {line.kind === 'certificate' && line.node.row !== null && (
            <Chart line={line} row={line.node.row} axis={axis} nowMs={nowMs} />
          )}
        </div>
      )}
    </div>
  );
}

const certificatesOf = (line: TrustLine): readonly TrustNode[] => (line.kind === 'leaves' ? line.leaves : [line.node]);
const isMissing = (line: TrustLine): boolean => line.kind === 'certificate' && line.node.row === null;

function Name({ line }: { line: TrustLine }) {
  const styles = useStyles2(trustStyles);
  return (
    <div role="gridcell" className={styles.name} style={{ paddingLeft: (line.level - 1) * INDENT_PX }}>
      <span className={styles.toggle}>
        {line.expanded !== null && <Icon name={line.expanded ? 'angle-down' : 'angle-right'} aria-hidden />}
      </span>
      <span className={styles.icon}>
        {!isMissing(line) && <StateIcon state={summaryOf(certificatesOf(line)).state} />}
      </span>
      {line.kind === 'leaves' ? (
        <span className={styles.title}>
          {t('trust.leaves', '{{count, number}} leaves', { count: line.leaves.length })}
        </span>
      ) : (
        <Title node={line.node} />
      )}
    </div>
  );
}

function Remaining({ line, nowMs }: Pick<TrustLineViewProps, 'line' | 'nowMs'>) {
  const styles = useStyles2(trustStyles);
  if (isMissing(line)) {
    return <div role="gridcell" />;
  }
  const { state, earliestMs } = summaryOf(certificatesOf(line));
  return (
    <div role="gridcell" className={cx(styles.remaining, styles[state])}>
      {earliestMs === null ? stateLabel(state) : remainingText(earliestMs, nowMs)}
    </div>
  );
}

function Title({ node }: { node: TrustNode }) {
  const styles = useStyles2(trustStyles);
  if (node.row === null) {
    return <span className={styles.missing}>{node.title}</span>;
  }
  const { href, link } = node.row;
  return (
    <>
      <span className={cx(styles.title, link.isCa && styles.authority)}>
        {href === '' ? (
          node.title
        ) : (
          <a href={locationUtil.assureBaseUrl(href)} tabIndex={-1} draggable={false}>
            {node.title}
          </a>
        )}
      </span>
      <span className={styles.note}>{noteOf(node)}</span>
    </>
  );
}

/** What a person should know of how a certificate hangs there. */
function noteOf({ places, approximate, twins }: TrustNode): string {
  const notes = [
    places > 1 ? t('trust.places', '{{count, number}} places', { count: places }) : '',
    approximate ? t('trust.approximate', 'by name') : '',
    twins.length > 0
      ? t('trust.twins', 'also signed by {{issuers}}', {
          issuers: [...new Set(twins.map(({ row }) => row?.link.issuerTitle ?? ''))].join(', '),
        })
      : '',
  ];
  return notes.filter((note) => note !== '').join(' · ');
}

interface ChartProps {
  readonly line: TrustLine & { readonly kind: 'certificate' };
  readonly row: NonNullable<TrustNode['row']>;
  readonly axis: Axis;
  readonly nowMs: number;
}

/** The certificate's bar, hatched from where an authority above it ends. */
function Chart({ line, row, axis, nowMs }: ChartProps) {
  const styles = useStyles2(trustStyles);
  const cutOff = cutOffMs(line.node, line.above);
  const fromX = cutOff === null ? 0 : Math.max(0, axis.x(cutOff));
  const toX = Math.min(axis.x(row.notAfterMs ?? 0), axis.widthPx);
  return (
    <>
      <BarView row={row} axis={axis} nowMs={nowMs} thin={false} />
      {cutOff !== null && toX > fromX && (
        <span aria-hidden className={styles.worthless} style={{ left: fromX, width: toX - fromX }} />
      )}
    </>
  );
}

/** What the bar shows, and all that is written beside it. */
function chartText(line: TrustLine, nowMs: number): string {
  if (line.kind === 'leaves') {
    return '';
  }
  const { row } = line.node;
  if (row === null) {
    return t('trust.missing', 'This issuer is at no place that is watched');
  }
  const cutOff = cutOffMs(line.node, line.above) === null ? '' : t('trust.cut-off', 'An authority above it ends first');
  const said = [cutOff, noteText(row, nowMs)].filter((part) => part !== '').join(' · ');
  return said || stateLabel(row.state);
}
