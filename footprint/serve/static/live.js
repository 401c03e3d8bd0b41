// Shows how far an audit is, as the server tells it (server-sent events, HTML Standard 9.2). Without this script the
// page looks again by itself.
const place = document.getElementById("live");
const source = new EventSource(place.dataset.events);
source.addEventListener("view", (event) => {
  place.innerHTML = event.data; // made by the server, every text in it escaped
});
source.addEventListener("end", () => {
  source.close();
  location.reload();
});
