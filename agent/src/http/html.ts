/** Text that is HTML already. */
export interface Html {
  readonly html: string;
}

type Part = string | Html | readonly Html[];

/** Writes HTML: what stands in the template is markup, what is put into it is text, but for other HTML. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: template.reduce((before, markup, index) => before + markupOf(parts[index - 1] ?? '') + markup) };
}

function markupOf(part: Part): string {
  if (typeof part === 'string') {
    return part.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
  }
  return [part]
    .flat()
    .map((piece) => piece.html)
    .join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
