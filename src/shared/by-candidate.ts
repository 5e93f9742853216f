/** In the order in which the candidates first come. */
export function byCandidate<Line extends { readonly candidateId: string }>(
  lines: readonly Line[],
): ReadonlyMap<string, readonly Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const group = groups.get(line.candidateId);
    if (group === undefined) groups.set(line.candidateId, [line]);
    else group.push(line);
  }
  return groups;
}
