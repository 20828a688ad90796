import { createDataFrame, type DataFrame, getPanelDataSummary } from '@grafana/data';
import { buildOurFrame, buildSeries } from '../../components/runway/build-frame';
import { suggestFor } from './suggest';

const PLUGIN = { id: 'notafter-runway-panel', name: 'Certificate runway' };
const suggest = suggestFor(PLUGIN, { axis: 'log' });

const FRAMES: ReadonlyArray<[string, DataFrame[], boolean]> = [
  ['certificates of ours', [buildOurFrame('certificates', [{ title: 'x', notAfter: 1 }])], true],
  ['ends of Prometheus', [buildSeries({ __name__: 'x509_cert_not_after', subject_CN: 'x' }, 1)], true],
  ['a summary of ours', [buildOurFrame('summary', [{ count: 1 }])], false],
  ['another metric', [buildSeries({ __name__: 'up' }, 1)], false],
  ['a frame of nothing', [createDataFrame({ fields: [] })], false],
  ['no frame', [], false],
];

describe.each(FRAMES)('%s', (_, frames, suggested) => {
  it('as Grafana asks from 12.4 on', () => {
    const found = suggest(getPanelDataSummary(frames)) ?? [];
    expect(found.map(({ name, score }) => [name, score])).toEqual(suggested ? [['Certificate runway', 100]] : []);
  });

  it('as Grafana 12.3 asks', () => {
    const append = jest.fn();
    const getListAppender = jest.fn(() => ({ append }));
    suggest.getSuggestionsForData({ data: { series: frames }, getListAppender });
    expect(append).toHaveBeenCalledTimes(suggested ? 1 : 0);
    if (suggested) {
      expect(getListAppender).toHaveBeenCalledWith(
        expect.objectContaining({ pluginId: PLUGIN.id, name: PLUGIN.name, options: { axis: 'log' } })
      );
    }
  });
});

it('survives a question without data', () => {
  expect(() => suggest.getSuggestionsForData({ getListAppender: jest.fn() })).not.toThrow();
});
