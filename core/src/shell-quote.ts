import { isPrintable } from './printable.ts';

const PLAIN = /^[\w@%+:,./][\w@%+=:,./-]*$/;

/** One word for a POSIX shell, whatever it holds; what cannot be seen is written in Bash's `$'…'`. */
export function shellQuote(text: string): string {
  if (PLAIN.test(text)) {
    return text;
  }
  if (isPrintable(text)) {
    return `'${text.replaceAll("'", `'\\''`)}'`;
  }
  return `$'${Array.from(text.toWellFormed(), escape).join('')}'`;
}

function escape(character: string): string {
  if (character === "'" || character === '\\') {
    return `\\${character}`;
  }
  return isPrintable(character) ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
