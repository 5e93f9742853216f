/**
 * The pages work without it (forms and links); it renews the page every second, counts down, and reports the scan when
 * the page of a code opens, as a phone would.
 */
export const WALLET_SCRIPT = `'use strict';
(() => {
  const main = () => document.querySelector('main');
  const lost = document.querySelector('.lost');
  let ahead = Number(document.body.dataset.now) - Date.now();
  let shown = null;
  let edited = false;

  const pad = (n) => String(n).padStart(2, '0');
  const countDown = () => {
    for (const element of document.querySelectorAll('.countdown')) {
      const left = Math.max(0, Math.ceil((Number(element.dataset.ends) - Date.now() - ahead) / 1000));
      const hours = Math.floor(left / 3600);
      const clock = (hours > 0 ? hours + ':' : '') + pad(Math.floor(left / 60) % 60) + ':' + pad(left % 60);
      element.textContent = (element.dataset.left ? element.dataset.left + ' ' : '') + clock;
    }
  };

  const put = (fresh) => {
    const focused = document.activeElement && document.activeElement.dataset.testid;
    const group = document.activeElement && document.activeElement.closest('[data-testid]');
    main().replaceWith(fresh);
    const again = focused && document.querySelector('[data-testid="' + CSS.escape(focused) + '"]');
    if (again && group) again.focus({ preventScroll: true });
    countDown();
  };

  const renew = async () => {
    if (document.hidden || edited) return;
    try {
      const answer = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(5000) });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.querySelector('main');
      lost.hidden = true;
      if (fresh === null) return;
      ahead = Number(page.body.dataset.now) - Date.now();
      const text = fresh.innerHTML;
      if (shown !== null && shown !== text) put(fresh);
      shown = text;
    } catch {
      lost.hidden = false;
    }
  };

  const loop = async () => {
    await renew();
    setTimeout(loop, 1000);
  };

  document.addEventListener('input', () => { edited = true; });
  document.addEventListener('submit', (event) => {
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = 'yes';
  });
  addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
  setInterval(countDown, 250);
  countDown();
  if (location.pathname.startsWith('/pay/')) {
    void fetch(location.pathname, { method: 'POST', body: new URLSearchParams({ act: 'scan' }) }).catch(() => {});
  }
  void loop();
})();
`;
