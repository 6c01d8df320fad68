import type { DrawnStep } from '@centralita/shared-types';

/** A line from one step to another, by their places in the list. */
export interface FlowEdge {
  from: number;
  to: number;
  /** From 0, next to the steps, outwards: lines in one lane do not touch. */
  lane: number;
}

const touches = (one: FlowEdge, from: number, to: number): boolean =>
  Math.min(one.from, one.to) <= Math.max(from, to) && Math.min(from, to) <= Math.max(one.from, one.to);

/** The lines of a flow, the short ones within the long ones; a step that leads to itself has none. */
export function flowEdges(steps: readonly DrawnStep[]): FlowEdge[] {
  const pairs = steps
    .flatMap(({ leadsTo }, from) =>
      leadsTo.map((name) => ({ from, to: steps.findIndex((one) => one.name === name) })),
    )
    .filter(({ from, to }) => to !== -1 && to !== from)
    .sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from));
  const edges: FlowEdge[] = [];
  for (const { from, to } of pairs) {
    const near = edges.filter((one) => touches(one, from, to)).map(({ lane }) => lane);
    let lane = 0;
    while (near.includes(lane)) lane += 1;
    edges.push({ from, to, lane });
  }
  return edges;
}
