// A map: land and borders from this machine, each place an area as wide as it is uncertain, crowds with their number.
"use strict";

const TILE = 256, CELL = 48, CLOSEST = 12, BUDGET = 4, NAMES = 12;
const LOOK = [
  ["land", 0, { fill: "#f7f5ef", stroke: "#8fa3b0" }],
  ["division", 4, { stroke: "#d5d1c4" }],
  ["border", 0, { stroke: "#857f6e" }],
];

// Encoded polylines (three decimals) as points of the world in [0, 1], by web maps' projection.
function decode(letters) {
  const points = [];
  let at = 0, lat = 0, lon = 0;
  const next = () => {
    let number = 0, shift = 0, bits;
    do {
      bits = letters.charCodeAt(at++) - 63;
      number |= (bits & 31) << shift;
      shift += 5;
    } while (bits >= 32);
    return number & 1 ? ~(number >> 1) : number >> 1;
  };
  while (at < letters.length) {
    lat += next();
    lon += next();
    const north = Math.max(-85, Math.min(85, lat / 1000)) * Math.PI / 180;
    points.push(lon / 360000 + 0.5, 0.5 - Math.asinh(Math.tan(north)) / (2 * Math.PI));
  }
  return reach(Float64Array.from(points));
}

function reach(points) {
  const line = { points, left: 1, right: 0, top: 1, bottom: 0 };
  for (let k = 0; k < points.length; k += 2) {
    line.left = Math.min(line.left, points[k]);
    line.right = Math.max(line.right, points[k]);
    line.top = Math.min(line.top, points[k + 1]);
    line.bottom = Math.max(line.bottom, points[k + 1]);
  }
  return line;
}

const waiting = [];

// Paints in each frame as many tiles as leave time for the frame itself, so that what moves does not stop.
async function paintAll() {
  while (waiting.length) {
    const began = await new Promise(requestAnimationFrame);
    do {
      waiting[0]();
      waiting.shift();
    } while (waiting.length && performance.now() - began < BUDGET);
  }
}

const Land = L.GridLayer.extend({
  createTile(at, done) {
    const tile = document.createElement("canvas");
    const paint = () => {
      if (tile.isConnected) this.paint(tile, at);
      done(null, tile);
    };
    if (waiting.push(paint) === 1) paintAll();
    return tile;
  },

  paint(tile, { x, y, z }) {
    const fine = window.devicePixelRatio || 1, scale = TILE * 2 ** z, edge = 2 / scale;
    tile.width = tile.height = TILE * fine;
    const pen = tile.getContext("2d");
    pen.scale(fine, fine);
    const box = { left: x / 2 ** z - edge, right: (x + 1) / 2 ** z + edge, top: y / 2 ** z - edge, bottom: (y + 1) / 2 ** z + edge };
    for (const [kind, from, look] of LOOK) {
      if (z < from) continue;
      pen.beginPath();
      for (const line of this.options.lines[kind]) {
        if (line.right >= box.left && line.left <= box.right && line.bottom >= box.top && line.top <= box.bottom) {
          trace(pen, line.points, scale, x * TILE, y * TILE);
        }
      }
      if (look.fill) {
        pen.fillStyle = look.fill;
        pen.fill("evenodd");
      }
      pen.strokeStyle = look.stroke;
      pen.stroke();
    }
  },
});

// Leaves out points too near the last, and those on the way past the tile: beside it they change nothing.
function trace(pen, points, scale, left, top) {
  const last = points.length - 2;
  let x = points[0] * scale - left, y = points[1] * scale - top;
  pen.moveTo(x, y);
  let from = side(x, y), toX = points[2] * scale - left, toY = points[3] * scale - top, to = side(toX, toY);
  for (let k = 2; k < last; k += 2) {
    const nextX = points[k + 2] * scale - left, nextY = points[k + 3] * scale - top, next = side(nextX, nextY);
    if (!(from & to & next) && (Math.abs(toX - x) >= 1 || Math.abs(toY - y) >= 1)) {
      pen.lineTo(x = toX, y = toY);
      from = to;
    }
    toX = nextX, toY = nextY, to = next;
  }
  pen.lineTo(toX, toY);
}

// On which sides out of a tile a point lies, a bit a side; lines are wider than nothing.
function side(x, y) {
  return (x < -2) | (x > TILE + 2) << 1 | (y < -2) << 2 | (y > TILE + 2) << 3;
}

// A crowd of places, with its number. Painted, it costs the same while the map moves however many there are.
const Crowd = L.CircleMarker.extend({
  options: { radius: 18, color: "#8a1c00", weight: 2, fillColor: "#fff", fillOpacity: 0.85 },

  _updatePath() {
    L.CircleMarker.prototype._updatePath.call(this);
    const { _drawing: drawing, _ctx: pen } = this._renderer;
    if (!drawing || this._empty()) return;
    pen.globalAlpha = 1;
    pen.fillStyle = this.options.color;
    pen.font = "bold 13px system-ui, sans-serif";
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText(this.options.number, this._point.x, this._point.y);
  },
});

async function ask(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

class Places {
  constructor(figure) {
    this.words = figure.dataset;
    this.address = new URL(figure.dataset.map, location);
    const host = this.host = figure.insertBefore(document.createElement("div"), figure.firstChild);
    host.className = "map-view";
    host.setAttribute("role", "application");
    host.setAttribute("aria-label", figure.getAttribute("aria-label"));
    const moving = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map = L.map(host, {
      attributionControl: false, zoomControl: false, maxZoom: CLOSEST, maxBounds: [[-85, -200], [85, 200]],
      renderer: L.canvas({ padding: 0.5 }), zoomAnimation: moving, fadeAnimation: false, inertia: moving,
    });
    this.map.setView([20, 10], 1);
    L.control.zoom({ zoomInTitle: this.words.closer, zoomOutTitle: this.words.farther }).addTo(this.map);
    this.spots = L.layerGroup().addTo(this.map);
    new ResizeObserver(() => this.map.invalidateSize()).observe(host);
  }

  async show() {
    const all = await ask(this.address);
    this.fit(all, false);
    this.draw(all);
    this.map.on("moveend", () => this.renew());
    await this.renew();
  }

  // Draws what is in view now; what was asked for an earlier view, and comes late, is left.
  async renew() {
    const asked = this.asked = {};
    const spots = await this.inView();
    if (asked === this.asked) this.draw(spots);
  }

  // Of a few places all of their areas are shown; of many, one that is only roughly known must not dwarf the others.
  fit(spots, animate) {
    const bounds = L.latLngBounds([]), number = spots.reduce((sum, spot) => sum + spot.number, 0);
    for (const spot of spots) {
      const reach = number > 3 && spot.name ? 0 : 2000 * spot.radius_km;
      bounds.extend(L.latLng(spot.lat, spot.lon).toBounds(reach));
    }
    this.map.fitBounds(spots.length ? bounds : [[-50, -120], [60, 150]], { animate, maxZoom: CLOSEST - 1, padding: [24, 24] });
  }

  inView() {
    return this.within(this.map.getBounds().pad(0.3), this.map.getZoom());
  }

  within(box, zoom) {
    const address = new URL(this.address);
    const sides = { south: box.getSouth(), west: box.getWest(), north: box.getNorth(), east: box.getEast(), zoom };
    for (const [side, at] of Object.entries(sides)) address.searchParams.set(side, at);
    return ask(address);
  }

  draw(spots) {
    this.spots.clearLayers();
    this.host.dataset.spots = spots.length;
    const taken = spots.map((spot) => this.box(spot, spot.name ? 6 : 18));
    const named = spots.filter((spot) => spot.name).length <= NAMES;
    for (const spot of spots) this.spots.addLayer(spot.name ? this.area(spot, named && taken) : this.crowd(spot));
  }

  // The sides, in pixels, of what reaches so far round a spot.
  box(spot, across, down = across, right = 0, below = 0) {
    const { x, y } = this.map.latLngToLayerPoint([spot.lat, spot.lon]);
    return { left: x + right - across, right: x + right + across, top: y + below - down, bottom: y + below + down };
  }

  // On which side of a spot its name covers nothing that is taken, nor leaves the map; none if there is none such.
  side(spot, name, taken) {
    const across = 3.5 * name.length + 8, down = 11;
    const view = this.map.getPixelBounds(), origin = this.map.getPixelOrigin();
    const inside = (box) => box.left >= view.min.x - origin.x && box.right <= view.max.x - origin.x;
    const apart = (box, other) =>
      box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top;
    const clear = (box) => inside(box) && taken.every((other) => apart(box, other));
    const beside = { right: [across + 7, 0], left: [-across - 7, 0], top: [0, -down - 7], bottom: [0, down + 7] };
    for (const [side, place] of Object.entries(beside)) {
      const box = this.box(spot, across, down, ...place);
      if (!clear(box)) continue;
      taken.push(box);
      return side;
    }
    return undefined;
  }

  // Of few places each has its name beside it where there is room; else the name comes when one is pointed at.
  area(spot, taken) {
    const look = { color: "#0b4f8a", weight: 1.5, fillOpacity: 0.25 };
    const least = L.circleMarker([spot.lat, spot.lon], { ...look, radius: 6 });
    const area = L.circle([spot.lat, spot.lon], { ...look, radius: spot.radius_km * 1000 });
    const label = document.createElement("bdi");
    label.textContent = spot.number > 1 ? `${spot.name} (${spot.number})` : spot.name;
    const direction = taken ? this.side(spot, label.textContent, taken) : undefined;
    least.bindTooltip(label, { permanent: Boolean(direction), direction: direction ?? "auto", className: "map-name" });
    area.bindTooltip(label.cloneNode(true), { sticky: true, className: "map-name" });
    return L.featureGroup([area, least]).on("click", () => this.open(spot));
  }

  crowd(spot) {
    return new Crowd([spot.lat, spot.lon], { number: spot.number }).on("click", async () => {
      const at = this.map.latLngToLayerPoint([spot.lat, spot.lon]);
      const corners = [at.subtract([CELL, CELL]), at.add([CELL, CELL])];
      const box = L.latLngBounds(corners.map((corner) => this.map.layerPointToLatLng(corner)));
      this.fit(await this.within(box, CLOSEST));
    });
  }

  open(spot) {
    if (spot.incident) location.assign(`/incidents/${encodeURIComponent(spot.incident)}`);
    else if (this.address.pathname === "/map.json") {
      const address = new URL("/incidents", location);
      address.search = this.address.search;
      address.searchParams.set("place", spot.name);
      location.assign(address);
    }
  }
}

(async () => {
  const figures = document.querySelectorAll("[data-map]");
  if (!figures.length) return;
  const places = [...figures].map((figure) => new Places(figure));
  for (const each of places) each.show();
  const lines = Object.fromEntries(
    Object.entries(await ask("/basemap.json")).map(([kind, encoded]) => [kind, encoded.map(decode)]),
  );
  for (const { map } of places) new Land({ lines, noWrap: true, maxZoom: CLOSEST }).addTo(map);
})();
