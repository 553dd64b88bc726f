// Puts the "Ask Lantern" button on a page, and the chat behind it. One script tag is all it needs:
//   <script src="https://lantern.example.org/static/widget.js" async></script>
// data-emergency="112" on the tag names another emergency number. Nothing is loaded from the server,
// and no cookie is set, before somebody opens the chat.
// A page that knows who is signed in says so, with data-names and its like on the tag or with
// LanternWidget.knows(...): docs/how_to/tell_who_is_signed_in.md.

(function () {
  "use strict";

  const script = document.currentScript;
  if (!script || document.querySelector("lantern-chat")) return;
  const server = script.src.replace(/\/static\/widget\.js.*$/, "");
  const WHO = "/chat/user";
  const LONGEST_WAIT_MS = 6000;
  const emergency = script.dataset.emergency || "911";
  let person = personOf(script.dataset); // who the page says is signed in; null: it does not say

  const WORDS = {
    launcher: "Ask Lantern, opens a chat",
    panel: "Lantern, chat about cancer and its treatment",
    close: "Close the chat",
    fresh: "New conversation",
    page: "Open on its own page",
    about: "What this is",
    leave: "Leave this device",
    leaveAsk: "Leave this device? This takes the conversation off this device. You cannot get it back here.",
    left: "Done. The conversation is no longer on this device.",
    leaveFailed: "The server cannot be reached, so this device is not signed out yet. Please try again.",
    opening: "Opening the chat. On a slow connection this can take a moment.",
    offline: `The chat cannot be reached right now. If this is urgent, call ${emergency} or your cancer team now.`,
    blocked: "This browser does not let the chat work inside this page. Please use its own page: menu, then \"Open on its own page\".",
    again: "Try again",
  };

  const STYLE = `
    :host { all: initial !important; position: static !important; display: block !important; }
    * { box-sizing: border-box; }
    :host, .panel { --ground: #fffdf9; --ink: #1c2a30; --line: #cfc9bd; --accent: #0b5563; --on-accent: #fff; color: var(--ink);
      font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
    .launcher, .panel { position: fixed; z-index: 2147483000; right: 1.25rem; zoom: var(--zoom, 1); }
    .launcher { bottom: 1.25rem; display: inline-flex; align-items: center; gap: .6rem; min-height: 3.5rem; cursor: pointer;
      padding: .5rem 1.35rem .5rem .6rem; border: 2px solid #fff; border-radius: 2rem; background: #0b5563; color: #fff;
      font: 600 1.0625rem/1.2 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
      box-shadow: 0 2px 10px rgb(0 0 0 / .3); }
    .launcher:hover { background: #083f4a; }
    .launcher svg { width: 2.4rem; height: 2.4rem; }
    :focus-visible { outline: 3px solid #0b5563; outline-offset: 2px; box-shadow: 0 0 0 2px #fff; }
    .panel { top: 1.25rem; bottom: 5.75rem; display: flex; flex-direction: column; width: 27rem; max-height: 46rem; margin-top: auto;
      overflow: hidden; background: var(--ground); border: 1px solid var(--line); border-radius: 1rem;
      box-shadow: 0 8px 32px rgb(0 0 0 / .28); }
    [hidden] { display: none !important; }
    .top { display: flex; align-items: center; gap: .25rem; padding: .3rem .4rem .3rem .9rem; background: #0b5563; color: #fff; }
    .top strong { flex: 1; font-size: 1.05rem; }
    .top button { display: grid; place-items: center; width: 2.75rem; height: 2.75rem; border: 0; border-radius: .6rem;
      background: none; color: inherit; cursor: pointer; }
    .top button:hover { background: rgb(255 255 255 / .16); }
    .top :focus-visible { outline-color: #fff; box-shadow: none; outline-offset: -3px; }
    .top .more svg { stroke-width: 3.4; }
    .top svg { width: 1.4rem; height: 1.4rem; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; }
    .menu { display: grid; border-bottom: 1px solid var(--line); }
    .menu > *, .ask button, .notice button { display: block; min-height: 2.75rem; padding: .6rem .9rem; border: 0;
      background: transparent; color: var(--ink); font: inherit; text-align: left; text-decoration: none; cursor: pointer; }
    .menu > *:hover { background: rgb(120 160 165 / .18); text-decoration: underline; }
    .menu :focus-visible { outline-offset: -3px; }
    .notice, .ask { padding: .9rem 1rem; border-bottom: 1px solid var(--line); }
    .notice p, .ask p { margin: 0 0 .6rem; }
    .ask button, .notice button { display: inline-block; margin-right: .5rem; border: 1px solid var(--accent); border-radius: .6rem; color: var(--accent); }
    .ask button.yes, .notice button { background: var(--accent); color: var(--on-accent); }
    slot { display: flex; flex: 1; min-height: 0; }
    ::slotted(#chainlit-copilot) { all: initial !important; display: block !important; flex: 1 !important; min-width: 0 !important; }
    ::slotted(.live) { all: initial !important; position: absolute !important; width: 1px !important; height: 1px !important;
      overflow: hidden !important; clip-path: inset(50%) !important; white-space: nowrap !important; }
    @media (prefers-color-scheme: dark) {
      :host, .panel { --ground: #11191c; --ink: #e9efef; --line: #41535a; --accent: #8fd3da; --on-accent: #08272d; }
      :focus-visible { outline-color: #8fd3da; box-shadow: 0 0 0 5px #08272d; }
    }
    @media (max-width: 30rem) {
      /* A bar along the lower edge, and as much room at the end of the page: it lies on no words. */
      :host { height: 3.5rem !important; }
      .launcher { inset: auto 0 0; justify-content: center; border-width: 2px 0 0; border-radius: 0; }
    }
    @media (max-width: 30rem), (max-height: 30rem) { .panel { inset: 0; width: auto; max-height: none; border: 0; border-radius: 0; } }
    @media print { .launcher, .panel { display: none !important; } }
  `;

  // The logo of static/lantern.svg, drawn here so that the host page's image rules do not matter.
  const LOGO = `<svg viewBox="8 6 32 36" aria-hidden="true"><path d="M17 13.5a7 7 0 0 1 14 0" fill="none" stroke="#fff"
    stroke-width="2.6" stroke-linecap="round"/><path d="M14.5 17.5a2 2 0 0 1 2-2h15a2 2 0 0 1 2 2v1h-19z" fill="#fff"/>
    <path d="M16.5 20.5h15l-1.6 14h-11.8z" fill="#ffe3a3" stroke="#fff" stroke-width="2.2" stroke-linejoin="round"/>
    <path d="M24 23.5c2.6 2.7 3.4 4.5 3.4 6a3.4 3.4 0 0 1-6.8 0c0-1.5.8-3.3 3.4-6z" fill="#d9730d"/>
    <rect x="15" y="36" width="18" height="3.4" rx="1.7" fill="#fff"/></svg>`;
  const icon = (path) => `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;

  const host = document.createElement("lantern-chat");
  const shadow = host.attachShadow({ mode: "open" });
  shadow.innerHTML = `
    <button class="launcher" type="button" aria-expanded="false" aria-label="${WORDS.launcher}">
      ${LOGO}<span>Ask Lantern</span></button>
    <div class="panel" role="dialog" aria-label="${WORDS.panel}" hidden>
      <div class="top"><strong>Lantern</strong>
        <button class="more" type="button" aria-expanded="false" aria-label="More">
          ${icon("M5 12h.1M12 12h.1M19 12h.1")}</button>
        <button class="close" type="button" aria-label="${WORDS.close}">${icon("M6 6l12 12M18 6L6 18")}</button>
      </div>
      <div class="menu" hidden>
        <button class="fresh" type="button">${WORDS.fresh}</button>
        <a href="${server}/chat" target="_blank" rel="noopener">${WORDS.page}</a>
        <a href="${server}/about" target="_blank" rel="noopener">${WORDS.about}</a>
        <button class="leave" type="button">${WORDS.leave}</button>
      </div>
      <div class="ask" role="group" aria-label="${WORDS.leave}" hidden><p>${WORDS.leaveAsk}</p>
        <button class="yes" type="button">Leave</button>
        <button class="no" type="button">Stay</button></div>
      <div class="notice" role="status" hidden><p></p><button type="button" hidden>${WORDS.again}</button></div>
      <slot></slot>
    </div>
    <slot name="live"></slot>`;
  // A constructed sheet passes a host page's policy on styles; a style element may not.
  shadow.adoptedStyleSheets = [new CSSStyleSheet()];
  shadow.adoptedStyleSheets[0].replaceSync(STYLE);
  // Sizes are in rem; a page that makes them small must not make the chat small.
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  if (rem < 16) host.style.setProperty("--zoom", 16 / rem);

  const find = (selector) => shadow.querySelector(selector);
  const [launcher, panel, menu, more, ask, notice] = [".launcher", ".panel", ".menu", ".more", ".ask", ".notice"].map(find);
  const live = { polite: liveRegion("status", "polite"), assertive: liveRegion("alert", "assertive") };
  let chat = null; // the element Chainlit lives in, once it is there
  let opening = null;
  let left = false; // this device, since the page was loaded

  window.LanternWidget = { knows };
  launcher.addEventListener("click", () => (panel.hidden ? open() : close()));
  find(".close").addEventListener("click", close);
  more.addEventListener("click", () => show(menu, menu.hidden));
  find(".notice button").addEventListener("click", open);
  find(".fresh").addEventListener("click", startNew);
  find(".leave").addEventListener("click", () => { show(menu, false); show(ask, true); find(".ask .no").focus(); });
  find(".ask .no").addEventListener("click", () => { show(ask, false); more.focus(); });
  find(".ask .yes").addEventListener("click", leave);
  // Before Chainlit hears it: Escape closes what is on top, and the whole chat only as the last.
  window.addEventListener("keydown", onEscape, true);
  if (document.body) document.body.append(host);
  else addEventListener("DOMContentLoaded", () => document.body.append(host));

  function show(part, visible) {
    part.hidden = !visible;
    more.setAttribute("aria-expanded", String(!menu.hidden));
    launcher.setAttribute("aria-expanded", String(!panel.hidden));
  }

  function open() {
    show(panel, true);
    if (chat) {
      openChat();
      focusChat();
    } else opening = opening || start().finally(() => (opening = null));
  }

  async function start() {
    say(WORDS.opening);
    find(".close").focus();
    try {
      await post("/session");
      await tellWho();
      const known = await fetch(server + WHO, { credentials: "include" });
      if (!known.ok) return say(WORDS.blocked); // the cookies did not stay
      await Promise.all([load("/chat/copilot/index.js"), load("/chat/public/lantern.js")]);
      mount();
    } catch {
      say(WORDS.offline, true);
    }
  }

  async function post(path) {
    const answer = await fetch(server + path, { method: "POST", credentials: "include" });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  }

  // Names on the tag: several are separated by semicolons.
  function personOf({ names, caregivers, birthDate, emails, phones, numbers }) {
    const told = [names, caregivers, birthDate, emails, phones, numbers];
    if (told.every((one) => one === undefined)) return null;
    const list = (text) => (text || "").split(";");
    return { names: list(names), caregivers: list(caregivers), birthDate, emails: list(emails), phones: list(phones), numbers: list(numbers) };
  }

  function knows(told) {
    person = told;
    return chat ? tellWho() : Promise.resolve(); // else when the chat is opened
  }

  // What the server is told goes wherever it is typed, and is shown to nobody. Without it the chat works too.
  async function tellWho() {
    if (!person) return;
    const { names = [], caregivers = [], birthDate, emails = [], phones = [], numbers = [] } = person;
    const told = { names: [...names, ...caregivers], birth_date: birthDate || null, emails, phones, numbers };
    const answer = await fetch(`${server}/session/identity`, {
      method: "PUT",
      credentials: "include",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(told),
    }).catch(() => null);
    if (!answer || !answer.ok) console.warn(`Lantern was not told who is signed in: ${answer ? (await answer.json()).detail : "no answer"}`);
  }

  function load(path) {
    if (document.querySelector(`script[data-widget="${path}"]`)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      // Without the charset the bundle breaks on pages in another encoding.
      const tag = Object.assign(document.createElement("script"), { src: server + path, charset: "utf-8", onload: resolve });
      tag.dataset.widget = path;
      tag.onerror = () => { tag.remove(); reject(new Error(path)); };
      document.head.append(tag);
    });
  }

  function mount() {
    whenKnown(openChat);
    window.transports = ["websocket"]; // Chainlit reads it there; polling would need sticky routes
    window.mountChainlitWidget({
      chainlitServer: `${server}/chat`,
      language: "en-US",
      theme: "system",
      displayMode: "floating",
      customCssUrl: `${server}/chat/public/lantern.css`,
    });
    chat = document.querySelector("#chainlit-copilot");
    host.append(chat); // into the panel's slot, so that showing and hiding is ours
    window.careForLantern(chat.shadowRoot, (words, politeness) => { live[politeness].textContent = words; });
    whenReady(chat.shadowRoot);
  }

  // Opened before it knows who is there, Chainlit connects twice and brings no conversation back.
  // Mounted a second time on a page, it may know already and not ask again.
  function whenKnown(then) {
    const mounted = performance.now();
    const isAnswer = (entry) => entry.name.endsWith(WHO) && entry.startTime >= mounted;
    const observer = new PerformanceObserver((list) => {
      if (!list.getEntries().some(isAnswer)) return;
      observer.disconnect();
      setTimeout(then, 150); // it still has to read the answer
    });
    observer.observe({ type: "resource" });
    setTimeout(then, LONGEST_WAIT_MS); // opening an open chat does nothing
  }

  function openChat() {
    if (chat && !chat.shadowRoot.querySelector("#chainlit-copilot-chat")) window.toggleChainlitCopilot();
  }

  function whenReady(root) {
    const observer = new MutationObserver(() => {
      if (!root.querySelector("#chat-input")) return;
      observer.disconnect();
      if (left) startAfresh(); // or Chainlit goes on with the session of whoever left
      say("");
      if (!panel.hidden) focusChat();
    });
    observer.observe(root, { subtree: true, childList: true });
  }

  function focusChat() {
    (chat.shadowRoot.querySelector("#chat-input") || find(".close")).focus();
  }

  function close() {
    for (const part of [panel, menu, ask]) show(part, false);
    launcher.focus();
  }

  function onEscape(event) {
    const here = [host, chat, document.body].includes(document.activeElement);
    if (event.key !== "Escape" || panel.hidden || !here) return;
    // Chainlit closes its own dialog or menu.
    if (chat && chat.shadowRoot.querySelector("[role=dialog], [role=menu], [role=alertdialog]")) return;
    event.stopPropagation();
    if (!menu.hidden || !ask.hidden) {
      for (const part of [menu, ask]) show(part, false);
      more.focus();
    } else {
      close();
    }
  }

  function startNew() {
    show(menu, false);
    if (!chat) return;
    startAfresh();
    focusChat();
  }

  // Chainlit's own button ends the session; clearChainlitCopilotThreadId() leaves its socket open.
  function startAfresh() {
    chat.shadowRoot.querySelector("#new-chat-button")?.click();
  }

  async function leave() {
    show(ask, false);
    try {
      await post("/session/end");
    } catch {
      say(WORDS.leaveFailed);
      return;
    }
    if (chat) {
      startAfresh();
      window.unmountChainlitWidget();
      chat.remove();
    }
    chat = null;
    left = true;
    localStorage.removeItem("chainlit-copilot-thread-id");
    live.assertive.textContent = "";
    close();
    live.polite.textContent = WORDS.left;
  }

  function say(words, again = false) {
    notice.querySelector("p").textContent = words;
    notice.querySelector("button").hidden = !again;
    notice.hidden = !words;
  }

  function liveRegion(role, politeness) {
    const region = Object.assign(document.createElement("div"), { className: "live", slot: "live", role });
    region.setAttribute("aria-live", politeness);
    host.append(region);
    return region;
  }
})();
