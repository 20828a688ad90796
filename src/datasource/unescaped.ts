/** Values for a translated text that React shows as text: escaped as HTML, `&` would show as `&amp;`. */
export function unescaped(values: Readonly<Record<string, string | number>>) {
  return { ...values, interpolation: { escapeValue: false } };
}
