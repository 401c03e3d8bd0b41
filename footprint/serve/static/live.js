// Shows how far an audit is, as the server tells it (server-sent events, HTML Standard 9.2). Without this script the
// page looks again by itself.
const view = document.getElementById("live");
const said = document.getElementById("said");
const source = new EventSource(view.dataset.events);
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
