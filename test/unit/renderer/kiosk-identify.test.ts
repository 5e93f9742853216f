import { describe, expect, test } from 'vitest';
import { kioskStory } from './kiosk-story';

const entryOf = (story: ReturnType<typeof kioskStory>) => {
  const { stage } = story.state();
  return 'entry' in stage ? stage.entry : null;
};

describe('typing', () => {
  test('a key on the home screen is the first of the number', () => {
    const story = kioskStory();
    story.actions.type('3');
    expect(story.screen()).toBe('document');
    expect(entryOf(story)?.documentNumber).toBe('3');
  });

  test('letters become capitals, and what cannot stand in a number is left out', () => {
    const story = kioskStory();
    story.actions.type('e1 2-3');
    story.actions.erase();
    expect(entryOf(story)?.documentNumber).toBe('E12');
    story.actions.clear();
    expect(entryOf(story)?.documentNumber).toBe('');
  });

  test('Enter goes on, and never with an empty field', async () => {
    const story = kioskStory();
    story.actions.begin();
    story.actions.enter();
    expect(story.screen()).toBe('document');
    story.actions.type('E1234567');
    story.actions.enter();
    expect(story.screen()).toBe('second-factor');
    await story.actions.signIn();
    expect(story.asked.filter(({ name }) => name === 'signIn')).toEqual([]);
  });

  test('back and forth keeps what was typed', () => {
    const story = kioskStory();
    story.actions.type('E1234567');
    story.actions.toProof();
    story.actions.type('99');
    story.actions.toDocument();
    story.actions.toProof();
    expect(entryOf(story)).toMatchObject({ documentNumber: 'E1234567', secret: '99' });
  });
});

describe('a reader', () => {
  test.each(['home', 'document'] as const)('at %s brings the number and asks the second question', (at) => {
    const story = kioskStory();
    if (at === 'document') story.actions.type('11');
    story.actions.scanned('110105199003074419');
    expect(story.screen()).toBe('second-factor');
    expect(entryOf(story)).toMatchObject({
      documentNumber: '110105199003074419',
      reader: 'wedge',
      secret: '',
    });
  });

  test('half a number that a busy machine brought first is completed by the whole one', () => {
    const story = kioskStory();
    story.actions.scanned('E1234');
    story.actions.scanned('E1234567');
    expect(entryOf(story)).toMatchObject({ documentNumber: 'E1234567', secret: '' });
  });

  test('at the second question a registration number answers it, an ID card replaces the document', () => {
    const story = kioskStory();
    story.actions.scanned('110105199003074419');
    story.actions.scanned('2026440012');
    expect(entryOf(story)).toMatchObject({
      documentNumber: '110105199003074419',
      secret: '2026440012',
    });
    story.actions.scanned('310104198811230014');
    expect(entryOf(story)).toMatchObject({ documentNumber: '310104198811230014', secret: '' });
  });

  test('an unreadable scan says so', () => {
    const story = kioskStory();
    story.actions.scanned('????????');
    expect(story.state().problem).toEqual({ kind: 'nothing-scanned' });
  });

  test('is not heard on other screens', async () => {
    const story = kioskStory();
    await story.toFees();
    story.actions.scanned('110105199003074419');
    expect(story.screen()).toBe('fees');
  });
});

describe('signing in', () => {
  test('a number changed by hand after a scan is a typed one', async () => {
    const story = kioskStory();
    story.actions.scanned('110105199003074419');
    story.actions.toDocument();
    story.actions.erase();
    story.actions.type('9');
    story.actions.toProof();
    story.actions.type('2026440012');
    await story.actions.signIn();
    expect(story.asked.at(-1)).toEqual({
      name: 'signIn',
      input: {
        documentNumber: '110105199003074419',
        proof: { kind: 'second-factor', value: '2026440012' },
      },
    });
    expect(story.screen()).toBe('person');
  });

  test('no match: the second factor is typed again, the tries left are said', async () => {
    const story = kioskStory();
    story.answer('signIn', { ok: false, error: { kind: 'no-match', triesLeft: 3 } });
    await story.toFees();
    expect(story.screen()).toBe('second-factor');
    expect(story.state().problem).toEqual({ kind: 'no-match', triesLeft: 3 });
    expect(entryOf(story)).toMatchObject({ documentNumber: '110105199003074419', secret: '' });
    expect(story.state().visit).toBeNull();
  });

  test('locked is a screen of its own', async () => {
    const story = kioskStory();
    story.answer('signIn', { ok: false, error: { kind: 'locked', until: 900_000 } });
    await story.toFees();
    expect(story.state().stage).toEqual({ at: 'locked', until: 900_000 });
  });

  test('a sample fills in both fields and changes nothing else', () => {
    const story = kioskStory();
    story.actions.chooseSample({
      name: '林晓岚',
      documentNumber: '110105199003074419',
      secret: '2026440012',
      registrationNumber: '2026440012',
      shows: 'one-fee',
    });
    expect(story.screen()).toBe('document');
    story.actions.toProof();
    expect(entryOf(story)).toMatchObject({ secret: '2026440012', reader: 'typed' });
    expect(story.asked.map(({ name }) => name)).not.toContain('signIn');
  });
});
