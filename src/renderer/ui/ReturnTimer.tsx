import { Timer } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from './Button';
import styles from './ReturnTimer.module.css';
import { playTone } from './tone';
import { Unseen } from './Unseen';
import { useCountdown } from './use-countdown';

/** Heard when this much is left; nobody has less to ask for more. */
const WARN_S = 20;

type ReturnTimerProps = {
  readonly seconds: number;
  readonly say: (secondsLeft: number) => string;
  readonly stayWord: string;
  readonly onEnd: () => void;
};

/** The page goes by itself: says when, warns aloud, and one touch gives the whole time again. */
export function ReturnTimer({ seconds, say, stayWord, onEnd }: ReturnTimerProps) {
  const { secondsLeft, again } = useCountdown(seconds, onEnd);
  const warned = secondsLeft <= WARN_S;
  useEffect(() => {
    if (warned) playTone('warning');
  }, [warned]);
  return (
    <div className={styles.timer} data-warned={warned}>
      <p>
        <Timer aria-hidden />
        <span>{say(secondsLeft)}</span>
      </p>
      <Unseen role="status">{warned ? say(WARN_S) : ''}</Unseen>
      <Button onPress={again}>{stayWord}</Button>
    </div>
  );
}
