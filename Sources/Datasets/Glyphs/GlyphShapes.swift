/// A point of the glyph plane: x to the right, y down, the glyph within -1...1.
struct GlyphPoint {
  var x: Double
  var y: Double
}

/// The ten shapes, as polylines. Some differ by one detail only, so that a classifier has to look.
enum GlyphShapes {
  static let names = [
    "ring", "gap", "tent", "box", "plus", "tee", "zed", "ess", "fork", "arrow",
  ]

  static let strokes: [[[GlyphPoint]]] = [
    [arc(from: 0, to: 24)],
    [arc(from: 3, to: 21)],
    [line(-0.8, 0.75, 0, -0.8, 0.8, 0.75, -0.8, 0.75)],
    [line(-0.75, -0.75, 0.75, -0.75, 0.75, 0.75, -0.75, 0.75, -0.75, -0.75)],
    [line(-0.8, 0, 0.8, 0), line(0, -0.8, 0, 0.8)],
    [line(-0.8, -0.75, 0.8, -0.75), line(0, -0.75, 0, 0.8)],
    [line(-0.7, -0.75, 0.7, -0.75, -0.7, 0.75, 0.7, 0.75)],
    [line(0.7, -0.75, -0.7, -0.75, -0.7, 0, 0.7, 0, 0.7, 0.75, -0.7, 0.75)],
    [line(-0.75, -0.8, 0, 0, 0.75, -0.8), line(0, 0, 0, 0.85)],
    [line(-0.65, -0.1, 0, -0.8, 0.65, -0.1), line(0, -0.8, 0, 0.85)],
  ]

  /// A polyline, cut into pieces short enough to bend under a displacement.
  private static func line(_ coordinates: Double...) -> [GlyphPoint] {
    var points = [GlyphPoint(x: coordinates[0], y: coordinates[1])]
    for i in stride(from: 2, to: coordinates.count, by: 2) {
      let start = points[points.count - 1]
      for step in 1...4 {
        let t = Double(step) / 4
        points.append(
          GlyphPoint(
            x: start.x + t * (coordinates[i] - start.x), y: start.y + t * (coordinates[i + 1] - start.y)))
      }
    }
    return points
  }

  /// A circular arc of radius 0.8, in 24ths of a turn from the positive x axis.
  private static func arc(from: Int, to: Int) -> [GlyphPoint] {
    (from...to).map { step in
      let (sine, cosine) = GlyphMath.sineCosine(Double(step) * 0.2617993877991494)
      return GlyphPoint(x: 0.8 * cosine, y: 0.8 * sine)
    }
  }
}
