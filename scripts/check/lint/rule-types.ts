import type { RuleTester } from 'oxlint/plugins-dev';

/** The linter's own types, by the one door through which it exports them. */
export type Rule = Parameters<RuleTester['run']>[1];
export type Context = Parameters<NonNullable<Rule['create']>>[0];
export type Visitor = ReturnType<NonNullable<Rule['create']>>;
export type Node<K extends keyof Visitor> =
  NonNullable<Visitor[K]> extends (node: infer N) => void ? N : never;
