import type { Pace } from './pace.ts';
import type { Table } from './table.ts';

const CELLS_PER_CHUNK = 2048;
const CHUNK_CHARACTERS = 65_536;

/** Writes `{"results":{…}}` by columns, in pieces that let others run. */
export async function* writeResults(tables: ReadonlyMap<string, Table>, pace: Pace): AsyncGenerator<Uint8Array> {
  let text = '';
  for await (const piece of pieces(tables, pace)) {
    text += piece;
    if (text.length >= CHUNK_CHARACTERS) {
      yield Buffer.from(text);
      text = '';
    }
  }
  yield Buffer.from(text);
}

async function* pieces(tables: ReadonlyMap<string, Table>, pace: Pace): AsyncGenerator<string> {
  yield '{"results":{';
  let isFirst = true;
  for (const [refId, table] of tables) {
    yield `${isFirst ? '' : ','}${JSON.stringify(refId)}:`;
    isFirst = false;
    yield* tablePieces(table, pace);
  }
  yield '}}';
}

async function* tablePieces(table: Table, pace: Pace): AsyncGenerator<string> {
  const { fields, rows, total, notices } = table;
  yield `{"fields":${JSON.stringify(fields)},"values":[`;
  for (const column of fields.keys()) {
    const cells = await table.readColumn(column, pace);
    yield column === 0 ? '[' : ',[';
    for (let start = 0; start < rows; start += CELLS_PER_CHUNK) {
      const text = JSON.stringify(cells.slice(start, start + CELLS_PER_CHUNK)).slice(1, -1);
      yield start === 0 ? text : `,${text}`;
      if (pace.isDue()) {
        await pace.pause();
      }
    }
    yield ']';
  }
  yield `],"rows":${rows},"total":${total},"notices":${JSON.stringify(notices)}}`;
}
