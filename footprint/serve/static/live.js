// Shows how far an audit is, as the server tells it (server-sent events, HTML Standard 9.2). Without this script the
// page looks again by itself.
const view = document.getElementById("live");
const said = document.getElementById("said");
const lost = document.getElementById("lost");
let source;

function watch() {
  source = new EventSource(view.dataset.events);
  source.addEventListener("open", () => {
    lost.hidden = true;
  });
  source.addEventListener("view", (event) => {
    view.innerHTML = event.data; // made by the server, every text in it escaped
  });
  source.addEventListener("said", (event) => {
    if (said.textContent !== event.data) said.textContent = event.data; // read aloud: a few times, not at each answer
  });
  source.addEventListener("end", () => {
    source.close();
    location.reload();
  });
  source.addEventListener("error", () => {
    lost.hidden = false;
    if (source.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 5000); // it was told no
  });
}

// A browser opens six connections to a host: tabs that nobody looks at would leave none for other pages.
document.addEventListener("visibilitychange", () => {
  source?.close();
  if (!document.hidden) watch();
});
if (!document.hidden) watch();
