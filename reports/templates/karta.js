// The drawn map as one that can be moved: the rows of the table beside it, on the same areas and points.
// No tiles and no request. On paper and without JavaScript the drawn map stands there.
"use strict";
(() => {
  const line = (text, tag = "div") => Object.assign(document.createElement(tag), { textContent: text });

  function told(thing) {
    const box = document.createElement("div");
    box.append(line(thing.number ? `${thing.number} ${thing.name}` : thing.name, "strong"), ...thing.lines.map((t) => line(t)));
    return box;
  }

  function number(thing, at, kind) {
    const icon = L.divIcon({ className: `nummer ${kind}`, html: line(String(thing.number), "span"), iconSize: [26, 26] });
    return L.marker(at, { icon, title: `${thing.number} ${thing.name}`, riseOnHover: true }).bindPopup(told(thing));
  }

  function show(element) {
    const data = JSON.parse(document.getElementById(`${element.id}-data`).textContent);
    element.hidden = false;
    element.parentElement.classList.add("rorlig");
    const map = L.map(element, {
      attributionControl: false, zoomControl: false, scrollWheelZoom: false, zoomSnap: 0.25, zoomAnimation: false,
      fadeAnimation: false, markerZoomAnimation: false,
    });
    L.control.zoom({ zoomInTitle: "Zooma in", zoomOutTitle: "Zooma ut" }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    const shapes = data.areas.map((area) => {
      const marked = area.number !== null;
      const style = { color: marked ? "#0b4f8a" : "#8a939d", weight: marked ? 2 : 1, fillColor: marked ? "#a9c8e4" : "#f1efe8", fillOpacity: 1 };
      const shape = L.polygon(area.rings.map((ring) => [ring]), style).addTo(map).bindTooltip(area.name, { sticky: true });
      if (marked) number(area, area.inside, "omrade").addTo(map);
      return shape;
    });
    const spots = data.spots.map((spot) => [spot, number(spot, [spot.lat, spot.lon], spot.exact ? "kand" : "ungefarlig").addTo(map)]);
    const all = L.featureGroup(shapes).getBounds();
    map.fitBounds(all);

    // A chosen place is shown where it lies; all comes back with the choice.
    document.addEventListener("urval", (event) => {
      const chosen = event.detail.plats;
      const spot = spots.find(([s]) => s.code === chosen);
      const area = data.areas.findIndex((a) => a.code === chosen);
      map.closePopup();
      if (spot) { map.setView(spot[1].getLatLng(), map.getBoundsZoom(all) + 2); spot[1].openPopup(); }
      else map.fitBounds(area < 0 ? all : shapes[area].getBounds());
    });
  }
  document.querySelectorAll(".karta").forEach(show);
})();
