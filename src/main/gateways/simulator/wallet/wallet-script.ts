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
  let gone = false;

  const pad = (n) => String(n).padStart(2, '0');
  const countDown = () => {
    for (const element of document.querySelectorAll('.countdown')) {
      const left = Math.max(0, Math.ceil((Number(element.dataset.ends) - Date.now() - ahead) / 1000));
      const hours = Math.floor(left / 3600);
      const clock = (hours > 0 ? hours + ':' : '') + pad(Math.floor(left / 60) % 60) + ':' + pad(left % 60);
      element.textContent = (element.dataset.left || '%').replace('%', clock);
    }
  };

  const put = (fresh) => {
    const focused = document.activeElement && document.activeElement.dataset.testid;
    main().replaceWith(fresh);
    const again = focused && document.querySelector('[data-testid="' + CSS.escape(focused) + '"]');
    if (again) again.focus({ preventScroll: true });
    countDown();
  };

  const renew = async () => {
    if (document.hidden || edited) return;
    try {
      const answer = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(5000) });
      gone = answer.status === 404;
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

  // The trainer's page keeps its place: a reload would scroll to the top.
  const sendInPlace = async (form, submitter) => {
    const body = new URLSearchParams(new FormData(form, submitter));
    await fetch('/trainer', { method: 'POST', body }).catch(() => {});
    await renew();
  };

  const loop = async () => {
    await renew();
    if (!gone) setTimeout(loop, 1000);
  };

  document.addEventListener('input', () => { edited = true; });
  document.addEventListener('submit', (event) => {
    const form = event.target;
    const inPlace = location.pathname === '/trainer';
    if (form.dataset.sent || inPlace) event.preventDefault();
    if (inPlace) void sendInPlace(form, event.submitter);
    else form.dataset.sent = 'yes';
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
