// Cares for Chainlit's screen, on the full page and inside the widget: names for controls that have
// none, finished answers said aloud once, and a source panel that opens only when it is asked for.

(function () {
  "use strict";

  const NAMES = [
    ["#chat-submit", "Send"],
    ["#upload-button, #upload-button-loading", "Show a record: a report, a letter, a list of results"],
    ["#attachments button:has(> svg.lucide-x)", "Take this file out"],
    ["#stop-button", "Stop the answer"],
    ["#chat-input", "Your question"],
    ["#new-chat-button", "New conversation"],
    ["#sidebar-trigger-button", "Your conversations"],
    ["#search-chats-button", "Search your conversations"],
    ["#user-nav-button", "You: leave this device"],
    ["#theme-toggle", "Light or dark"],
    ["#thread-options", "Rename or delete this conversation"],
    ["#side-view-title button", "Close the source"],
    ["button:has(> svg.lucide-copy)", "Copy this answer"],
    ["button:has(> svg.lucide-check)", "Copied"],
    [".positive-feedback-off, .positive-feedback-on", "This helped"],
    [".negative-feedback-off, .negative-feedback-on", "This did not help"],
    ["button:has(> svg.lucide-arrow-down)", "Go to the newest answer"],
  ];
  const HERE = document.currentScript.src;
  const WELCOME =
    "Ask about cancer and its treatment. I answer from a library of trusted documents and show you " +
    "where each answer comes from. I am a computer program, not a doctor or a nurse.";
  const ANSWER = '[data-step-type="assistant_message"]';
  // Chainlit has no word for a finished answer; after this long without a change it is one.
  const SETTLED_MS = 1200;
  const LOOK_EVERY_MS = 120;

  function nameControls(root) {
    for (const [selector, name] of NAMES) {
      for (const control of root.querySelectorAll(selector)) setLabel(control, name);
    }
    for (const mark of root.querySelectorAll(".element-link")) {
      setLabel(mark, `Source ${mark.textContent.replace(/\D/g, "")}`);
    }
    for (const thumb of root.querySelectorAll("[class*=-feedback-o]")) {
      const pressed = String(/-feedback-on\b/.test(thumb.className));
      if (thumb.ariaPressed !== pressed) thumb.ariaPressed = pressed;
    }
    // The widget's own panel is the dialog; Chainlit's popover only fills it.
    root.querySelector(".copilot-container-collapsed[role=dialog]")?.setAttribute("role", "presentation");
    // A menu button made of a div, out of reach for the keyboard.
    for (const menu of root.querySelectorAll("div#thread-options:not([role])")) {
      menu.setAttribute("role", "button");
      menu.tabIndex = 0;
    }
    // A list of conversations whose first entries are no list items.
    for (const list of root.querySelectorAll("ul[data-sidebar=menu]:not([role]):not(:has(> li))")) {
      list.setAttribute("role", "presentation");
    }
    // A record that was shown is in no file, so there is nothing to open.
    for (const link of root.querySelectorAll('a[href*="/project/file/"]')) link.removeAttribute("href");
    // Chainlit calls every paragraph an article.
    for (const paragraph of root.querySelectorAll(".prose [role=article]")) {
      paragraph.removeAttribute("role");
    }
  }

  function setLabel(element, name) {
    if (element.getAttribute("aria-label") !== name) element.setAttribute("aria-label", name);
  }

  // Chainlit opens the sources by itself whenever an answer brings new ones; a person did not ask.
  function openSourcesOnlyWhenAsked(root) {
    let asked = false;
    let shown = "";
    let opener = null;
    root.addEventListener(
      "click",
      (event) => {
        const mark = event.target.closest(".element-link");
        if (!mark) return;
        event.preventDefault(); // its address is "#", which would scroll the page
        asked = true;
        opener = mark;
      },
      true,
    );
    return function look() {
      const panel = sourcePanel(root);
      if (!panel) {
        if (shown) giveFocusTo(opener);
        shown = "";
      } else if (asked || panel.signature === shown) {
        shown = panel.signature;
        asked = false;
      } else if (panel.close) {
        const focused = root.activeElement || document.activeElement;
        panel.close.click();
        giveFocusTo(focused);
      }
    };
  }

  // Chainlit's dialogs give the focus back later, and lose it inside a shadow root.
  function giveFocusTo(element) {
    setTimeout(() => setTimeout(() => element?.isConnected && element.focus({ preventScroll: true })));
  }

  // Beside the chat on a wide page; a dialog on a narrow one and in the widget.
  function sourcePanel(root) {
    for (const title of root.querySelectorAll("#side-view-title, [role=dialog] h2")) {
      if (!/^\[\d+\]$/.test(title.textContent.trim())) continue;
      if (!title.classList.contains("lantern-source")) title.classList.add("lantern-source");
      const dialog = title.closest("[role=dialog]");
      const content = dialog ? dialog.lastElementChild.previousElementSibling : title.nextElementSibling;
      const close = dialog ? [...dialog.querySelectorAll(":scope > button")].pop() : title.querySelector("button");
      const count = content ? content.childElementCount : 0;
      return { close, signature: `${title.textContent} ${count}` };
    }
    return null;
  }

  // Says that an answer is being made, then the whole answer once; an alarm at once and aloud.
  function announceAnswers(root, say) {
    const told = new Set();
    let asked = false;
    let busy = false;
    let timer = 0;

    root.addEventListener("click", (event) => noteAsking(event.target), true);
    root.addEventListener("keydown", (event) => event.key === "Enter" && noteAsking(event.target), true);

    function noteAsking(target) {
      if (target.closest("#message-composer, #starters, [data-step-type]")) asked = true;
    }

    function untold(selector) {
      const answers = [...root.querySelectorAll(ANSWER)].filter((one) => one.querySelector(selector));
      return answers.filter((one) => !told.has(idOf(one)) && told.add(idOf(one)));
    }

    function tell() {
      const words = untold(".message-content").map(wordsOf).filter(Boolean);
      if (!words.length) return;
      if (asked) say(words.join(" "), "polite");
      asked = false;
    }

    return function look() {
      if (asked) untold(".lantern-alarm").forEach((one) => say(wordsOf(one), "assertive"));
      const running = Boolean(root.querySelector("#stop-button"));
      if (running && !busy) say("Lantern is answering.", "polite");
      busy = running;
      clearTimeout(timer);
      if (!busy) timer = setTimeout(tell, SETTLED_MS);
    };
  }

  function idOf(message) {
    const step = message.querySelector("[id^=step-]");
    return step ? step.id : "";
  }

  // The words of an answer without its marks and its list of sources.
  function wordsOf(message) {
    const blocks = message.querySelectorAll(".prose > *, .lantern-call");
    return [...blocks]
      .filter((block) => !block.firstChild?.classList?.contains("element-link"))
      .map((block) => {
        const copy = block.cloneNode(true);
        copy.querySelectorAll(".element-link").forEach((mark) => mark.remove());
        return copy.textContent.trim().replace(/\s+/g, " ");
      })
      .filter(Boolean)
      .join(" ");
  }

  // Chainlit's first screen says nothing; this stands above its starters.
  function welcome(root) {
    const starters = root.querySelector("#starters");
    if (!starters || root.querySelector(".lantern-welcome")) return;
    const words = document.createElement("p");
    words.className = "lantern-welcome";
    words.textContent = WELCOME;
    (root.querySelector("#welcome-screen > #message-composer") || starters).before(words);
  }

  // A host page's policy may have refused Chainlit's style elements; a constructed sheet passes.
  async function dressDespitePolicy(root) {
    const refused = [...root.querySelectorAll("style")].filter((style) => !style.sheet);
    if (!refused.length) return;
    const ours = await (await fetch(HERE.replace(/js$/, "css"))).text();
    const sheets = [...refused.map((style) => style.textContent), ours].map((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet;
    });
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
  }

  function care(root, say) {
    const guardSources = openSourcesOnlyWhenAsked(root);
    const looks = [() => welcome(root), announceAnswers(root, say)];
    let waiting = 0;
    const observer = new MutationObserver(() => {
      // Now: before an unasked panel is painted, or a control without a name is met.
      guardSources();
      nameControls(root);
      waiting = waiting || setTimeout(lookAround, LOOK_EVERY_MS);
    });

    function lookAround() {
      waiting = 0;
      looks.forEach((look) => look());
    }

    observer.observe(root, { subtree: true, childList: true, characterData: true, attributeFilter: ["class"] });
    nameControls(root);
    lookAround();
  }

  function liveRegion(politeness) {
    const region = document.createElement("div");
    region.className = "lantern-live";
    region.setAttribute("role", politeness === "assertive" ? "alert" : "status");
    region.setAttribute("aria-live", politeness);
    document.body.append(region);
    return region;
  }

  // Chainlit gives a conversation its address only where it is mounted at "/". With an address, a
  // reload brings the conversation back.
  function keepAddresses() {
    const root = document.querySelector('meta[property="og:root_path"]')?.content ?? "";
    const sign = '42["first_interaction",';
    window.WebSocket = class extends window.WebSocket {
      constructor(...given) {
        super(...given);
        this.addEventListener("message", ({ data }) => {
          if (typeof data !== "string" || !data.startsWith(sign) || location.pathname.includes("/thread/")) return;
          const conversation = JSON.parse(data.slice(2))[1].thread_id;
          history.replaceState(history.state, "", `${root}/thread/${conversation}`);
        });
      }
    };
  }

  function careForFullPage() {
    const regions = { polite: liveRegion("polite"), assertive: liveRegion("assertive") };
    care(document.body.querySelector("#root"), (words, politeness) => {
      regions[politeness].textContent = words;
    });
    // Dialogs and menus are drawn beside the root.
    new MutationObserver(() => nameControls(document)).observe(document.body, { childList: true });
  }

  if (document.currentScript.dataset.widget !== undefined) {
    window.careForLantern = (root, say) => {
      care(root, say);
      new MutationObserver((_, observer) => {
        if (!root.querySelector("style")) return;
        observer.disconnect();
        dressDespitePolicy(root);
      }).observe(root, { subtree: true, childList: true });
    };
    return;
  }
  try {
    // Chainlit starts dark; a person's device knows better.
    if (!localStorage.getItem("vite-ui-theme")) localStorage.setItem("vite-ui-theme", "system");
  } catch {
    // Storage is closed to us: Chainlit's own choice stands.
  }
  keepAddresses();
  careForFullPage();
})();
