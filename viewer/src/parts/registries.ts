import {
  displayNameOverrideProcessor,
  FieldColorModeId,
  type FieldConfigPropertyItem,
  dataLinksOverrideProcessor,
  identityOverrideProcessor,
  numberOverrideProcessor,
  type StandardEditorsRegistryItem,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  thresholdsOverrideProcessor,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
} from '@grafana/data';

const EDITORS = ['text', 'number', 'slider', 'boolean', 'select', 'multi-select', 'radio', 'color', 'unit'];

type Process = FieldConfigPropertyItem['process'];

/** Grafana's own lists are not on npm; nothing here edits a field, so the editors are empty. */
export function provideRegistries(): void {
  standardEditorsRegistry.setInit(() =>
    EDITORS.map((id) => ({ id, name: id, editor: () => null }) as unknown as StandardEditorsRegistryItem)
  );
  standardFieldConfigEditorRegistry.setInit(() => [
    property('unit', unitOverrideProcessor),
    property('min', numberOverrideProcessor),
    property('max', numberOverrideProcessor),
    property('decimals', numberOverrideProcessor),
    property('displayName', displayNameOverrideProcessor),
    property('noValue', identityOverrideProcessor),
    property('color', identityOverrideProcessor, { mode: FieldColorModeId.Thresholds }),
    property('thresholds', thresholdsOverrideProcessor),
    property('mappings', valueMappingsOverrideProcessor, []),
    property('links', dataLinksOverrideProcessor, []),
    property('actions', identityOverrideProcessor, []),
    property('filterable', identityOverrideProcessor),
  ]);
}

function property(path: string, process: unknown, defaultValue?: unknown): FieldConfigPropertyItem {
  return {
    id: path,
    path,
    name: path,
    editor: () => null,
    override: () => null,
    process: process as Process,
    defaultValue,
    settings: {},
    shouldApply: () => true,
  };
}
