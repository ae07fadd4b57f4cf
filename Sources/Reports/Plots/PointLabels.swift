/// Names beside points, where they cover neither each other nor, as far as can be, other points.
enum PointLabels {
  struct Placed {
    let text: String
    let atX: String
    let atY: String
    let anchor: String
  }

  private struct Box {
    let left: Double
    let top: Double
    let right: Double
    let bottom: Double

    func meets(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    func holds(_ point: (Double, Double)) -> Bool {
      left < point.0 && point.0 < right && top < point.1 && point.1 < bottom
    }
  }

  /// Of a 12-pixel sans-serif; on the wide side.
  private static let characterWidth = 6.4
  private static let height = 13.0

  /// Greedily in the order given: of the places around a point the free one that covers the fewest points. A name
  /// without a free place is left out.
  static func placed(
    _ names: [(text: String, x: Double, y: Double)], avoiding points: [(Double, Double)],
    within frame: (left: Double, top: Double, right: Double, bottom: Double)
  ) -> [Placed] {
    var taken: [Box] = []
    return names.compactMap { name in
      let width = Double(name.text.count) * characterWidth
      var best: (box: Box, covered: Int, anchor: String)?
      for (dx, dy) in [
        (8.0, -9.0), (8.0, 5.0), (8.0, -2.0), (-8.0, -9.0), (-8.0, 5.0), (-8.0, -2.0), (8.0, -20.0),
        (8.0, 18.0),
      ] {
        let left = dx > 0 ? name.x + dx : name.x + dx - width
        let box = Box(
          left: left, top: name.y + dy - height / 2, right: left + width, bottom: name.y + dy + height / 2)
        guard box.left > frame.left, box.right < frame.right, box.top > frame.top, box.bottom < frame.bottom,
          !taken.contains(where: box.meets)
        else { continue }
        let covered = points.count(where: box.holds)
        if best.map({ covered < $0.covered }) ?? true { best = (box, covered, dx > 0 ? "start" : "end") }
      }
      guard let best else { return nil }
      taken.append(best.box)
      return Placed(
        text: name.text, atX: pixels(best.anchor == "start" ? best.box.left : best.box.right),
        atY: pixels(best.box.bottom - 3), anchor: best.anchor)
    }
  }
}
