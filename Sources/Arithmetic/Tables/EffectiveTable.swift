/// What a network sees of a multiplier: the value that every (activation code, weight code) pair adds
/// to the accumulator, after encoding, binding and sign handling.
///
/// `entries[x * 256 + (w & 255)]` for activation code x in 0...255 and weight code w in -128...127.
/// Entries may exceed 16 bits.
package struct EffectiveTable: Hashable, Sendable {
  package static let side = 256
  package let entries: [Int32]

  /// - Precondition: `entries.count == 65_536`; callers inside the package build it from a full table.
  package init(entries: [Int32]) {
    precondition(entries.count == Self.side * Self.side, "an effective table has 65,536 entries")
    self.entries = entries
  }

  /// The table of exact products.
  package static let exact = EffectiveTable(
    entries: (0..<256).flatMap { x in (0..<256).map { w in Int32(x * Int(Int8(truncatingIfNeeded: w))) } })

  package var isExact: Bool { self == .exact }
}
