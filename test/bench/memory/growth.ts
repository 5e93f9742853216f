import { atMost, type Figure } from '../report';

const GROWTH_GOAL = 5;

function mebibytes(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
}

export function growthFigure(what: string, early: number, late: number, isJudged: boolean): Figure {
  const percent = (late / early - 1) * 100;
  return {
    what,
    ours: mebibytes(late),
    against: mebibytes(early),
    ratio: `${percent >= 0 ? '+' : ''}${percent.toFixed(1)} %`,
    goal: isJudged ? atMost(percent, GROWTH_GOAL, ' %') : null,
  };
}
