import { describe, expect, test } from 'vitest';
import { kioskStory, order, paid, slip } from './kiosk-story';

describe('leaving', () => {
  test('with money in doubt the slip is shown before the page is made anew', async () => {
    const story = kioskStory();
    await story.toCode();
    story.answer('endVisit', { ok: true, value: { slip, receiptNumbers: [] } });
    await story.actions.end('idle');
    expect(story.asked.at(-1)).toEqual({ name: 'endVisit', input: { because: 'idle' } });
    expect(story.screen()).toBe('slip');
    expect(story.restarts()).toBe(0);
    await story.actions.end('finished');
    expect(story.restarts()).toBe(1);
  });

  test('what was paid meanwhile is told by its number', async () => {
    const story = kioskStory();
    await story.toCode();
    story.answer('endVisit', { ok: true, value: { slip: null, receiptNumbers: ['R1'] } });
    await story.actions.end('idle');
    expect(story.state().stage).toEqual({ at: 'paid-meanwhile', receiptNumbers: ['R1'] });
  });

  test('a result after the end reaches nobody', async () => {
    const story = kioskStory();
    await story.toCode();
    story.answer('endVisit', { ok: true, value: { slip, receiptNumbers: [] } });
    await story.actions.end('idle');
    story.push(paid);
    expect(story.screen()).toBe('slip');
    expect(story.state().visit).toBeNull();
  });

  test('while the core is asked nothing of the person is on screen, and it is asked once', async () => {
    const story = kioskStory();
    await story.toCode();
    const ends = [story.actions.end('idle'), story.actions.end('cancelled')];
    expect(story.screen()).toBe('ending');
    await Promise.all(ends);
    expect(story.asked.filter(({ name }) => name === 'endVisit')).toHaveLength(1);
    expect(story.restarts()).toBe(1);
  });

  test('without a visit the page is made anew at once', async () => {
    const story = kioskStory();
    story.actions.type('11');
    await story.actions.end('idle');
    expect(story.restarts()).toBe(1);
    expect(story.asked.map(({ name }) => name)).not.toContain('endVisit');
  });
});

describe('a broken connection', () => {
  test('says that a payment is open, and goes on with the truth when it is back', async () => {
    const story = kioskStory();
    await story.toCode();
    story.connection('down');
    expect(story.screen()).toBe('disconnected');
    story.answer('askPayment', { ok: true, value: paid });
    story.connection('up');
    await expect.poll(story.screen).toBe('paid');
  });

  test('a visit the core no longer knows ends with its order number', async () => {
    const story = kioskStory();
    await story.toCode();
    story.connection('down');
    story.answer('askPayment', { ok: false, error: { kind: 'no-visit' } });
    story.connection('up');
    await expect.poll(() => story.state().stage).toEqual({ at: 'visit-lost', order });
  });

  test('a page that cannot be fetched again is not thrown away', async () => {
    const story = kioskStory();
    story.actions.type('11');
    story.connection('down');
    await story.actions.end('idle');
    expect(story.restarts()).toBe(0);
    story.connection('up');
    await expect.poll(story.restarts).toBe(1);
  });

  test('a slip stays to be read, until its reader goes', async () => {
    const story = kioskStory();
    await story.toCode();
    story.answer('endVisit', { ok: true, value: { slip, receiptNumbers: [] } });
    await story.actions.end('cancelled');
    story.connection('down');
    expect(story.screen()).toBe('slip');
    await story.actions.end('finished');
    expect(story.screen()).toBe('disconnected');
    story.connection('up');
    await expect.poll(story.restarts).toBe(1);
  });

  test('somebody who went away meanwhile is still ended', async () => {
    const story = kioskStory();
    await story.toCode();
    story.answer('endVisit', { ok: false, error: { kind: 'disconnected' } });
    story.connection('down');
    await story.actions.end('idle');
    expect(story.restarts()).toBe(0);
    expect(story.screen()).toBe('disconnected');
    story.answer('endVisit', { ok: true, value: { slip: null, receiptNumbers: [] } });
    story.connection('up');
    await expect.poll(story.restarts).toBe(1);
  });
});

describe('printing (rule 10)', () => {
  test('is counted in the core first; the page prints what came back', async () => {
    const story = kioskStory();
    await story.toCode();
    story.push(paid);
    await expect.poll(() => story.state().stage).toMatchObject({ receipts: [{ printed: 0 }] });
    const printed: unknown[] = [];
    await story.actions.printReceipts(['R1'], () => printed.push(story.state().stage));
    expect(printed).toMatchObject([{ receipts: [{ printed: 1 }] }]);
  });

  test('a refusal prints nothing', async () => {
    const story = kioskStory();
    await story.toCode();
    story.push(paid);
    await expect.poll(() => story.state().stage).toMatchObject({ receipts: [{ printed: 0 }] });
    story.answer('printReceipts', { ok: false, error: { kind: 'no-receipt' } });
    const printed: unknown[] = [];
    await story.actions.printReceipts(['R1'], () => printed.push(1));
    expect(printed).toEqual([]);
    expect(story.screen()).toBe('paid');
  });
});
