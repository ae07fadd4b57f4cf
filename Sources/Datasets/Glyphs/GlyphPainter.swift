import Random

/// Draws one glyph image from its own random stream.
struct GlyphPainter {
  static let side = 28
  private var random: SplitMix64
  private var ink = [Double](repeating: 0, count: side * side)

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// side x side pixels, row-major, background near 0.
  mutating func paint(_ label: Int) -> [UInt8] {
    let radius = random.uniform(6.5, 10.2)
    let (sine, cosine) = GlyphMath.sineCosine(random.uniform(-0.45, 0.45))
    let stretch = random.uniform(0.8, 1.25)
    let shear = random.uniform(-0.32, 0.32)
    let centreX = 13.5 + random.uniform(-2.6, 2.6)
    let centreY = 13.5 + random.uniform(-2.6, 2.6)
    let halfWidth = random.uniform(0.45, 1.7)
    let bend = (0..<32).map { _ in random.uniform(-1.9, 1.9) }
    for stroke in GlyphShapes.strokes[label] {
      let points = stroke.map { point in
        let x = radius * (point.x * stretch + shear * point.y)
        let y = radius * point.y / stretch
        let placed = GlyphPoint(x: centreX + cosine * x - sine * y, y: centreY + sine * x + cosine * y)
        return displaced(placed, by: bend)
      }
      for i in 1..<points.count { draw(points[i - 1], points[i], halfWidth, strength: 1) }
    }
    for _ in 0..<1 + random.below(4) { drawClutter() }
    return exposed()
  }

  /// Moves a point by a smooth field given on a 4 x 4 grid (x offsets, then y offsets, in pixels).
  private func displaced(_ point: GlyphPoint, by bend: [Double]) -> GlyphPoint {
    let gx = min(max(point.x / 9.34, 0), 2.999)
    let gy = min(max(point.y / 9.34, 0), 2.999)
    let column = Int(gx)
    let row = Int(gy)
    let tx = Self.smooth(gx - Double(column))
    let ty = Self.smooth(gy - Double(row))
    func field(_ base: Int) -> Double {
      let i = base + row * 4 + column
      let top = bend[i] + tx * (bend[i + 1] - bend[i])
      let bottom = bend[i + 4] + tx * (bend[i + 5] - bend[i + 4])
      return top + ty * (bottom - top)
    }
    return GlyphPoint(x: point.x + field(0), y: point.y + field(16))
  }

  private static func smooth(_ t: Double) -> Double { t * t * (3 - 2 * t) }

  private mutating func drawClutter() {
    let start = GlyphPoint(x: random.uniform(0, 27), y: random.uniform(0, 27))
    let end = GlyphPoint(x: start.x + random.uniform(-7, 7), y: start.y + random.uniform(-7, 7))
    draw(start, end, random.uniform(0.4, 0.9), strength: random.uniform(0.5, 1))
  }

  /// Lays a round-ended segment: coverage falls from 1 to 0 over one pixel at distance `halfWidth`.
  private mutating func draw(_ a: GlyphPoint, _ b: GlyphPoint, _ halfWidth: Double, strength: Double) {
    let reach = halfWidth + 1
    let columns = Self.range(min(a.x, b.x) - reach, max(a.x, b.x) + reach)
    let rows = Self.range(min(a.y, b.y) - reach, max(a.y, b.y) + reach)
    let dx = b.x - a.x
    let dy = b.y - a.y
    let length2 = max(dx * dx + dy * dy, 1e-12)
    for row in rows {
      for column in columns {
        let px = Double(column) - a.x
        let py = Double(row) - a.y
        let t = min(max((px * dx + py * dy) / length2, 0), 1)
        let ex = px - t * dx
        let ey = py - t * dy
        let distance = (ex * ex + ey * ey).squareRoot()
        let coverage = min(max(halfWidth + 0.5 - distance, 0), 1) * strength
        let i = row * Self.side + column
        if coverage > ink[i] { ink[i] = coverage }
      }
    }
  }

  /// The pixel indices within low...high, cut to the image; maybe empty.
  private static func range(_ low: Double, _ high: Double) -> Range<Int> {
    let first = min(max(Int(low), 0), side)
    return first..<max(first, min(Int(high) + 1, side))
  }

  /// Contrast, background and noise (sum of three uniforms), rounded to bytes.
  private mutating func exposed() -> [UInt8] {
    let contrast = random.uniform(85, 240)
    let noise = random.uniform(8, 38)
    return ink.map { value in
      let grain = random.unit() + random.unit() + random.unit() - 1.5
      return UInt8(min(max(value * contrast + grain * noise + 0.5, 0), 255))
    }
  }
}
