export async function tortureSelfTest(root: string, program: string): Promise<{ failed: number }> {
  return { failed: root === program ? 1 : 0 };
}
