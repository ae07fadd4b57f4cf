import Dispatch
import Random

/// "glyphs": a procedural ten-class set of 28 x 28 images, the same bytes on every machine.
///
/// Pixels come from integer arithmetic and from +, -, *, / and square root of doubles, all exact in IEEE 754.
/// Every image has its own stream, so that the order of drawing does not matter.
package enum Glyphs {
  package static let id = "glyphs"
  package static let classNames = GlyphShapes.names
  package static let defaultSeed: UInt64 = 0x6B62_676C_7970_6873
  package static let trainCount = 12_000
  package static let testCount = 2_000

  /// `count` images of a split ("train" or "test"), classes in equal shares; 1 x 28 x 28.
  package static func generate(
    split: DatasetSplit, count: Int? = nil, seed: UInt64 = defaultSeed
  ) -> ImageSet {
    let total = count ?? (split == .train ? trainCount : testCount)
    var master = SplitMix64(seed: seed ^ (split == .train ? 0x7472_6169_6E00 : 0x7465_7374_0000))
    let seeds = (0..<total).map { _ in master.next() }
    let labels = labels(count: total, random: &master)
    let size = GlyphPainter.side * GlyphPainter.side
    let pixels = [UInt8](unsafeUninitializedCapacity: total * size) { buffer, filled in
      nonisolated(unsafe) let target = buffer
      let chunk = 250
      DispatchQueue.concurrentPerform(iterations: (total + chunk - 1) / chunk) { part in
        for i in part * chunk..<min((part + 1) * chunk, total) {
          var painter = GlyphPainter(seed: seeds[i])
          for (offset, pixel) in painter.paint(Int(labels[i])).enumerated() {
            target[i * size + offset] = pixel
          }
        }
      }
      filled = total * size
    }
    return ImageSet(
      dataset: id, split: split.rawValue, channels: 1, height: GlyphPainter.side,
      width: GlyphPainter.side, classNames: classNames, pixels: pixels, labels: labels,
      digest: Digest.sha256(pixels, labels))
  }

  /// Every class as often as every other (give or take one), shuffled.
  private static func labels(count: Int, random: inout SplitMix64) -> [UInt8] {
    var labels = (0..<count).map { UInt8($0 % classNames.count) }
    for i in stride(from: count - 1, to: 0, by: -1) { labels.swapAt(i, random.below(i + 1)) }
    return labels
  }
}
