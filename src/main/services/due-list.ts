/** Keys by the time they are due, in memory. A binary heap with lazy removal: thousands of keys cost nothing. */
type DueList = {
  readonly set: (key: string, at: number) => void;
  readonly remove: (key: string) => void;
  readonly soonest: () => number | null;
  /** Takes out up to `limit` keys that are due, soonest first. */
  readonly takeDue: (now: number, limit: number) => readonly string[];
};

type Entry = { readonly key: string; readonly at: number };

export function makeDueList(): DueList {
  const current = new Map<string, number>();
  const heap: Entry[] = [];

  function dropStale(): void {
    for (let top = heap[0]; top !== undefined && current.get(top.key) !== top.at; top = heap[0]) pop(heap);
  }
  function soonest(): Entry | undefined {
    dropStale();
    return heap[0];
  }

  return {
    set: (key, at) => {
      if (current.get(key) === at) return;
      current.set(key, at);
      push(heap, { key, at });
    },
    remove: (key) => {
      current.delete(key);
    },
    soonest: () => soonest()?.at ?? null,
    takeDue: (now, limit) => {
      const taken: string[] = [];
      for (let top = soonest(); top !== undefined && top.at <= now && taken.length < limit; top = soonest()) {
        pop(heap);
        current.delete(top.key);
        taken.push(top.key);
      }
      return taken;
    },
  };
}

function push(heap: Entry[], entry: Entry): void {
  let at = heap.push(entry) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (before(heap[parent], entry)) break;
    swap(heap, at, parent);
    at = parent;
  }
}

function pop(heap: Entry[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  heap[0] = last;
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    const right = left + 1;
    let least = before(heap[at], heap[left]) ? at : left;
    if (!before(heap[least], heap[right])) least = right;
    if (least === at) return;
    swap(heap, at, least);
    at = least;
  }
}

/** A missing child never rises. */
function before(a: Entry | undefined, b: Entry | undefined): boolean {
  return b === undefined || (a !== undefined && a.at <= b.at);
}

function swap(heap: Entry[], i: number, j: number): void {
  const a = heap[i];
  const b = heap[j];
  if (a === undefined || b === undefined) return;
  heap[i] = b;
  heap[j] = a;
}
