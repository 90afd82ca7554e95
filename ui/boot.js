// Starts the interface. Where it stops, its own code can do nothing any more: this says so, and loads it again.

let place = "";
let stopped = false;

// The interface tells where it stopped; what it was about may hold names or secrets and is not told.
addEventListener("keyward-stopped", (event) => {
  place ||= String(event.detail);
  stop();
});
addEventListener("error", (event) => judge(event.error));
addEventListener("unhandledrejection", (event) => judge(event.reason));

// What ends compiled code: a trap, or a stack that is too deep.
function judge(mistake) {
  if (mistake instanceof WebAssembly.RuntimeError || mistake instanceof RangeError) stop();
}

function stop() {
  if (stopped) return;
  stopped = true;
  // Not before the interface has ended: what is done to the page would call it.
  setTimeout(() => {
    show();
    window.__TAURI_INTERNALS__?.invoke("stopped", { request: { place } }).catch(() => {});
  });
}

// All of its words are in index.html. What it was showing goes: nobody could hide it any more.
function show() {
  document.body.replaceChildren(document.getElementById("stopped").content.cloneNode(true));
  const notice = document.body.querySelector("dialog");
  notice.addEventListener("cancel", (event) => event.preventDefault());
  notice.querySelector("button").addEventListener("click", () => location.reload());
  notice.querySelector("code").textContent = place;
  // Keys are no shortcuts of the interface any more.
  addEventListener("keydown", (event) => event.stopImmediatePropagation(), true);
  notice.showModal();
}

import("./ui.js")
  .then((interface_) => interface_.default({ module_or_path: "./ui_bg.wasm" }))
  .catch(stop);
