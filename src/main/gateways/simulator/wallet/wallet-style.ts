/** Phone-like: one column, flat surfaces, one accent. Colours are pairs of at least 4.5:1. */
export const WALLET_STYLE = `:root {
  --ground: #f3f4f6;
  --surface: #ffffff;
  --ink: #1b2430;
  --ink-soft: #556170;
  --line: #d9dee5;
  --accent: #14508c;
  --accent-ink: #ffffff;
  --good: #1c6b3c;
  --warn: #8a4b08;
  --radius: 10px;
  font: 16px/1.5 system-ui, 'PingFang SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif;
  color: var(--ink);
  background: var(--ground);
  -webkit-text-size-adjust: 100%;
}
* { box-sizing: border-box; margin: 0; }
[hidden] { display: none !important; }
body { display: flex; flex-direction: column; min-height: 100vh; min-height: 100dvh; max-width: 520px; margin: 0 auto; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.icon {
  width: 1.25em; height: 1.25em; flex: none;
  fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round;
}
a { color: var(--accent); }
button, input { font: inherit; color: inherit; }
button { cursor: pointer; }

header {
  position: sticky; top: 0; z-index: 2; display: flex; align-items: center; gap: 10px;
  min-height: 56px; padding: 0 16px; background: var(--surface); border-bottom: 1px solid var(--line);
}
.brand { font-weight: 600; }
.badge { padding: 1px 8px; border: 1px solid var(--warn); border-radius: 4px; color: var(--warn); font-size: 13px; font-weight: 600; }
.language { margin-left: auto; padding: 10px 0 10px 12px; text-decoration: none; }

main { flex: 1; padding: 16px 16px 32px; }
h1 { font-size: 22px; line-height: 1.3; font-weight: 600; }
h2 { margin: 28px 0 8px; font-size: 15px; font-weight: 600; color: var(--ink-soft); }
.hint { color: var(--ink-soft); font-size: 14px; }
.lead { margin-top: 4px; color: var(--ink-soft); }

.said, .lost {
  display: flex; gap: 10px; align-items: flex-start; padding: 12px 14px; margin-bottom: 16px;
  background: var(--surface); border-left: 4px solid var(--accent); border-radius: 4px;
}
.said .icon { margin-top: 2px; color: var(--accent); }
.lost { margin: 16px 16px 0; border-left-color: var(--warn); color: var(--warn); }

ul { padding: 0; list-style: none; }
.codes, .choices, .controls, .facts { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); }
h1 + .codes { margin-top: 12px; }
li + li, .facts > div + div { border-top: 1px solid var(--line); }

.codes a {
  display: grid; grid-template-columns: 1fr auto; column-gap: 8px; padding: 14px 12px 14px 16px;
  color: inherit; text-decoration: none;
}
.codes a:focus-visible { outline-offset: -3px; }
.codes .amount { font-size: 24px; line-height: 1.3; font-weight: 600; font-variant-numeric: tabular-nums; }
.codes .what, .codes .how, .codes .standing { grid-column: 1; overflow-wrap: anywhere; }
.codes .how { color: var(--ink-soft); font-size: 13px; }
.codes .standing { margin-top: 6px; font-size: 14px; }
.codes a > .icon { grid-column: 2; grid-row: 1 / span 4; align-self: center; color: var(--ink-soft); }
[data-testid='ended-codes'] .amount { font-size: 18px; }

.standing { display: flex; align-items: center; gap: 6px; color: var(--ink-soft); }
.standing.waiting, .standing.promised { color: var(--accent); }
.standing.paid { color: var(--good); }
.standing.expired, .standing.closed, .standing.superseded { color: var(--warn); }
.countdown { font-variant-numeric: tabular-nums; }
.countdown::before { content: '· '; }

.empty { display: grid; justify-items: center; gap: 8px; padding: 72px 24px; text-align: center; }
.empty > .icon { width: 48px; height: 48px; stroke-width: 1.5; color: var(--ink-soft); }

.back { display: inline-flex; align-items: center; gap: 6px; min-height: 44px; margin-top: -8px; text-decoration: none; }
.headline { display: grid; justify-items: center; padding: 12px 0 20px; text-align: center; }
.headline .payee { color: var(--ink-soft); font-size: 14px; }
.headline .merchant { font-size: 18px; font-weight: 600; }
.headline .amount { margin: 6px 0; font-size: 44px; line-height: 1.2; font-variant-numeric: tabular-nums; }

.pay-or-not { display: grid; gap: 10px; margin-bottom: 20px; }
.primary, .quiet { min-height: 52px; padding: 0 20px; border-radius: var(--radius); font-size: 18px; font-weight: 600; }
.primary { border: 0; background: var(--accent); color: var(--accent-ink); }
.quiet { border: 1px solid var(--line); background: var(--surface); font-size: 16px; font-weight: 500; }
.primary:hover { background: #0e4076; }
.quiet:hover, .choice:hover, .codes a:hover { background: #f7f9fb; }

.facts > div { display: flex; justify-content: space-between; gap: 16px; padding: 10px 16px; }
.facts dt { flex: none; color: var(--ink-soft); }
.facts dd { text-align: right; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.facts dd.long { font-size: 13px; line-height: 24px; white-space: nowrap; }

.choice { position: relative; display: grid; grid-template-columns: 1fr auto; gap: 2px 8px; padding: 12px 12px 12px 16px; border-radius: var(--radius); }
.choice > button, .choice > a { padding: 0; border: 0; background: none; color: inherit; text-align: left; text-decoration: none; }
.choice > :is(button, a)::after { content: ''; position: absolute; inset: 0; border-radius: var(--radius); }
.choice > :is(button, a):focus-visible { outline: 0; }
.choice > :is(button, a):focus-visible::after { outline: 3px solid var(--accent); outline-offset: -3px; }
.choice .hint { grid-column: 1; }
.choice .icon { grid-column: 2; grid-row: 1 / span 2; align-self: center; color: var(--ink-soft); }
.wrong-amount { display: grid; grid-template-columns: 1fr auto; gap: 6px 10px; padding: 12px 16px; }
.wrong-amount > p, .wrong-amount label { grid-column: 1 / -1; }
.wrong-amount label { grid-column: 1 / -1; font-size: 14px; color: var(--ink-soft); }
input { min-width: 0; min-height: 48px; padding: 0 12px; border: 1px solid #7b8794; border-radius: var(--radius); background: var(--surface); }

.all-well { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 10px; min-height: 52px; margin-top: 12px; }
.controls form { padding: 12px 16px; }
.left { margin-left: 4px; color: var(--warn); font-weight: 600; }
.segments { display: flex; margin-top: 8px; border: 1px solid #7b8794; border-radius: 8px; overflow: hidden; }
.segments button { flex: 1; min-height: 40px; padding: 0 4px; border: 0; background: var(--surface); font-size: 15px; }
.segments button + button { border-left: 1px solid var(--line); }
.segments button:focus-visible { outline-offset: -3px; }
.segments [aria-pressed='true'] { background: var(--warn); color: var(--accent-ink); font-weight: 600; }
[data-well] .segments [aria-pressed='true'] { background: #e3e8ee; color: var(--ink); }

footer { position: sticky; bottom: 0; z-index: 2; background: var(--surface); border-top: 1px solid var(--line); }
.no-money { padding: 6px 16px 0; text-align: center; font-size: 13px; color: var(--warn); }
nav { display: flex; }
nav a { flex: 1; display: grid; justify-items: center; gap: 2px; padding: 6px 0 10px; color: var(--ink-soft); font-size: 13px; text-decoration: none; }
nav .icon { width: 22px; height: 22px; }
nav [aria-current] { color: var(--accent); font-weight: 600; }

.watermark { position: fixed; inset: 0; z-index: 3; pointer-events: none; }
.watermark.zh { background-image: url('/watermark-zh.svg'); }
.watermark.en { background-image: url('/watermark-en.svg'); }
@media (prefers-reduced-motion: no-preference) { .segments button, .choice, .quiet { transition: background-color 0.12s; } }
@media (forced-colors: active) { .segments [aria-pressed='true'] { outline: 2px solid Highlight; outline-offset: -2px; } }
`;
