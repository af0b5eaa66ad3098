import { linesOf } from '../../../src/text/code-frame.ts';
import { isDiagram } from '../markdown/diagrams.ts';
import type { DiagramFault, DrawDiagrams } from '../markdown/draw-diagram.ts';
import type { WrittenPage } from '../parse/written-page.ts';
import { diagramsOff, diagramWrong } from '../problems/diagram-errors.ts';
import type { Mistake, TextPlace } from './mistake.ts';

/** A diagram as it stands in a page. */
export interface WrittenDiagram {
  source: string;
  /** Of its fence. */
  line: number;
}

export function diagramsIn({ nodes }: Pick<WrittenPage, 'nodes'>): WrittenDiagram[] {
  return nodes.flatMap(({ node, parent }) =>
    isDiagram(node, parent) ? [{ source: node.value, line: node.position?.start.line ?? 1 }] : [],
  );
}

/** Draws the diagrams of a page, and tells what is wrong with those that cannot be. */
export async function wrongDiagrams(page: WrittenPage, drawing: DrawDiagrams): Promise<Mistake[]> {
  const found = diagramsIn(page);
  const drawn = await Promise.all(found.map(({ source }) => drawing.draw(source)));
  return found.flatMap((diagram, index): Mistake[] => {
    const fault = drawn[index]?.fault;
    if (!fault) return [];
    const place = placeOf(diagram, fault, page.source.text);
    return [{ place, at: (location) => diagramWrong.at({ location }, fault.why, fault.hint) }];
  });
}

/** Diagrams where nobody draws them. */
export function undrawnDiagrams(page: WrittenPage): Mistake[] {
  return diagramsIn(page).map(({ line }) => ({
    place: { line, column: 1 },
    at: (location) => diagramsOff.at({ location }),
  }));
}

function placeOf({ source, line }: WrittenDiagram, fault: DiagramFault, text: string): TextPlace {
  const lines = linesOf(source);
  // Behind its end there is nothing to show.
  const inside = Math.min(fault.line ?? 0, lines.length);
  if (inside === 0) return { line, column: 1 };
  const written = lines[inside - 1] ?? '';
  const shown = linesOf(text)[line + inside - 1] ?? '';
  // In a list or a quote its lines begin further in.
  const start = Math.max(0, shown.indexOf(written));
  const column = Math.min(fault.column ?? 1 + written.search(/\S|$/), written.length + 1);
  return { line: line + inside, column: start + column };
}
