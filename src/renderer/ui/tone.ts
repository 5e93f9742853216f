export type ToneKind = 'success' | 'warning';

/** Pitch in Hz and length in seconds: two rising notes for success, two equal ones to warn. */
const NOTES: Readonly<Record<ToneKind, readonly (readonly [number, number])[]>> = {
  success: [
    [660, 0.14],
    [880, 0.26],
  ],
  warning: [
    [520, 0.16],
    [520, 0.16],
  ],
};
const VOLUME = 0.25;
const FADE_S = 0.02;

/** A short sound beside what the screen says; a device without a speaker loses nothing. */
export function playTone(kind: ToneKind): void {
  if (!('AudioContext' in window)) return;
  const audio = new AudioContext();
  let at = audio.currentTime;
  let last: OscillatorNode | null = null;
  for (const [pitch, length] of NOTES[kind]) {
    const note = audio.createOscillator();
    const volume = audio.createGain();
    note.frequency.value = pitch;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(VOLUME, at + FADE_S);
    volume.gain.setValueAtTime(VOLUME, at + length - FADE_S);
    volume.gain.linearRampToValueAtTime(0, at + length);
    note.connect(volume).connect(audio.destination);
    note.start(at);
    note.stop(at + length);
    at += length + FADE_S;
    last = note;
  }
  if (last !== null) last.onended = () => void audio.close();
}
