import type { DataFrame, VisualizationSuggestion, VisualizationSuggestionsSupplier } from '@grafana/data';
import { takesFrames } from '../../components/runway/rows-from-frames';

/** As Grafana has it, where its enumeration is not there yet (12.3): the best there is for this data. */
const BEST = 100;

/** What Grafana up to 12.3 hands to a panel that may suggest itself. */
interface Builder {
  readonly data?: { readonly series: readonly DataFrame[] } | undefined;
  getListAppender(defaults: object): { append(suggestion: object): void };
}

/** Takes either form in which Grafana asks: a function of the data's summary, or an object with a builder. */
export type Suggest<Options> = VisualizationSuggestionsSupplier<Options> & {
  readonly getSuggestionsForData: (builder: Builder) => void;
};

/** Suggests the panel, with its usual options, for frames of certificates. */
export function suggestFor<Options extends object>(plugin: { id: string; name: string }, options: Options) {
  const suggestion = { name: plugin.name, options, score: BEST } as VisualizationSuggestion<Options>;
  const suggest: VisualizationSuggestionsSupplier<Options> = ({ rawFrames = [] }) =>
    takesFrames(rawFrames) ? [suggestion] : undefined;
  return Object.assign(suggest, {
    getSuggestionsForData(builder: Builder) {
      if (takesFrames(builder.data?.series ?? [])) {
        const defaults = { pluginId: plugin.id, fieldConfig: { defaults: {}, overrides: [] } };
        builder.getListAppender({ ...defaults, ...suggestion }).append({});
      }
    },
  }) satisfies Suggest<Options>;
}

interface Suggesting {
  setSuggestionsSupplier(supplier: unknown): unknown;
}

/** Has a panel suggest itself; what Grafana calls the type of its argument changes from version to version. */
export function suggesting<Plugin extends object, Options>(plugin: Plugin, suggest: Suggest<Options>): Plugin {
  (plugin as unknown as Suggesting).setSuggestionsSupplier(suggest);
  return plugin;
}
