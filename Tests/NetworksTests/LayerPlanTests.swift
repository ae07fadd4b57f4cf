import Arithmetic
import Datasets
import Networks
import Random
import Testing

/// Every plan against the table itself, entry by entry, on every instruction set of this machine.
@Suite("Layers of products under a plan")
struct LayerPlanTests {
  /// Tables from the harmless to the worst that 32 bits hold.
  static let tables: [(name: String, table: EffectiveTable)] = [
    ("exact", .exact),
    ("all 65535", constant(65_535)),
    ("all -2^31", constant(.min)),
    ("few bits", Samples.table(seed: 1, bound: 3)),
    ("a byte", Samples.table(seed: 2, bound: 256)),
    ("17 bits", Samples.table(seed: 3, bound: 65_536)),
    ("three bytes", Samples.table(seed: 4, bound: 1 << 22)),
    ("any 32 bits", wild(5)),
    ("exact, disturbed", disturbed(6, by: 100, step: 1)),
    ("exact, disturbed by multiples of 8", disturbed(7, by: 30, step: 8)),
    ("largest bytes", largest()),
  ]

  private static func constant(_ value: Int32) -> EffectiveTable {
    EffectiveTable(entries: [Int32](repeating: value, count: 65_536))
  }

  private static func wild(_ seed: UInt64) -> EffectiveTable {
    var generator = SplitMix64(seed: seed)
    return EffectiveTable(
      entries: (0..<65_536).map { _ in Int32(truncatingIfNeeded: generator.below(1 << 32)) })
  }

  private static func disturbed(_ seed: UInt64, by bound: Int, step: Int32) -> EffectiveTable {
    var generator = SplitMix64(seed: seed)
    return EffectiveTable(
      entries: EffectiveTable.exact.entries.map { $0 + step * Int32(generator.below(bound)) })
  }

  /// Every code but 0 adds 65,535: all sums of bytes are as large as they get.
  private static func largest() -> EffectiveTable {
    EffectiveTable(entries: (0..<65_536).map { $0 < 256 ? 0 : 65_535 })
  }

  /// A layer without a network around it.
  static func layer(
    input: Shape, channels: Int, kernel: (Int, Int), stride: Int, padding: Int, weights: [Int8]
  ) throws -> QuantizedLayer {
    let output = Shape(
      channels, (input.height + 2 * padding - kernel.0) / stride + 1,
      (input.width + 2 * padding - kernel.1) / stride + 1)
    let steps = try (0..<channels).map { try #require(Requantization(factor: [0.003, 0.2, 3e-7][$0 % 3])) }
    return QuantizedLayer(
      name: "layer",
      window: Window(
        input: input, output: output, kernelHeight: kernel.0, kernelWidth: kernel.1, stride: stride,
        padding: padding),
      weights: weights, bias: (0..<channels).map { Int32($0 * 731 - 900) }, requantization: steps,
      weightScales: (0..<channels).map { _ in Scale(1) }, inputScale: Scale(1), outputScale: Scale(1))
  }

  /// Sums as they are defined: [channel][image][row][column].
  static func sums(_ layer: QuantizedLayer, _ table: EffectiveTable, _ codes: [UInt8], batch: Int) -> [Int32]
  {
    let (window, depth) = (layer.window, layer.window.depth)
    let input = window.input
    var sums: [Int32] = []
    for channel in 0..<layer.channels {
      for image in 0..<batch {
        for position in 0..<window.positions {
          let top = position / window.output.width * window.stride - window.padding
          let left = position % window.output.width * window.stride - window.padding
          var sum: Int32 = 0
          for p in 0..<depth {
            let plane = p / (window.kernelHeight * window.kernelWidth)
            let y = top + p / window.kernelWidth % window.kernelHeight
            let x = left + p % window.kernelWidth
            let inside = (0..<input.height).contains(y) && (0..<input.width).contains(x)
            let code = inside ? codes[((plane * batch + image) * input.height + y) * input.width + x] : 0
            sum &+= table.entries[Int(code) * 256 + Int(layer.weights[channel * depth + p]) & 255]
          }
          sums.append(sum)
        }
      }
    }
    return sums
  }

  /// Holds sums and codes of every plan that a table has against the definition.
  /// - Returns: how many plans.
  static func check(
    _ layer: QuantizedLayer, _ table: EffectiveTable, codes: [UInt8], batch: Int, maximum: Int,
    _ comment: String
  ) -> Int {
    let expected = sums(layer, table, codes, batch: batch)
    let positions = layer.window.positions * batch
    let requantized = expected.enumerated().map { at, sum in
      let channel = at / positions
      return layer.requantization?[channel].code(
        sum &+ Int32(truncatingIfNeeded: layer.bias[channel]), maximum: maximum) ?? 0
    }
    let scratch = PlanScratch()
    let plans = PlanKind.allCases.compactMap {
      LayerPlan(layer, products: table, activationMaximum: maximum, forcing: $0)
    }
    for plan in plans {
      for plan in KernelSet.supported.map(plan.running) {
        // (Not a comparison of arrays: that would print all of them.)
        let sums = plan.sums(codes, batch: batch, scratch: scratch)
        let codes = plan.codes(codes, batch: batch, scratch: scratch)
        #expect(
          Self.differences(sums, expected) == 0, "\(comment): sums by \(plan.kind) on \(plan.kernels)")
        #expect(
          Self.differences(codes, requantized) == 0, "\(comment): codes by \(plan.kind) on \(plan.kernels)")
      }
    }
    return plans.count
  }

  private static func differences<Value: Equatable>(_ found: [Value], _ expected: [Value]) -> Int {
    found.count == expected.count ? zip(found, expected).count { $0 != $1 } : -1
  }

  @Test("all 65,536 operand pairs, by every plan", arguments: 0..<tables.count)
  func allPairs(_ index: Int) throws {
    let (name, table) = Self.tables[index]
    // One pixel a code, one channel a weight code.
    let layer = try Self.layer(
      input: Shape(1, 16, 16), channels: 256, kernel: (1, 1), stride: 1, padding: 0,
      weights: (0..<256).map { Int8(truncatingIfNeeded: $0) })
    let plans = Self.check(
      layer, table, codes: (0..<256).map { UInt8($0) }, batch: 1, maximum: 255, name)
    #expect(plans >= 2)
  }

  struct Geometry: Sendable, CustomStringConvertible {
    let input: Shape
    let channels: Int
    let kernel: (Int, Int)
    let stride: Int
    let padding: Int
    let batch: Int
    var description: String {
      "\(input) \(kernel.0)x\(kernel.1)x\(channels) stride \(stride) padding \(padding) batch \(batch)"
    }
  }

  static let geometries: [Geometry] = [
    // One window is the whole input; 63, 64, 65 columns.
    Geometry(input: Shape(5, 3, 2), channels: 7, kernel: (3, 2), stride: 1, padding: 0, batch: 63),
    Geometry(input: Shape(257, 1, 1), channels: 3, kernel: (1, 1), stride: 1, padding: 0, batch: 64),
    Geometry(input: Shape(258, 1, 1), channels: 17, kernel: (1, 1), stride: 1, padding: 0, batch: 65),
    Geometry(input: Shape(1, 1, 1), channels: 2, kernel: (1, 1), stride: 1, padding: 0, batch: 577),
    Geometry(input: Shape(9, 1, 1), channels: 4, kernel: (1, 1), stride: 1, padding: 0, batch: 2_500),
    Geometry(input: Shape(129, 2, 1), channels: 1, kernel: (2, 1), stride: 1, padding: 0, batch: 1),
    // Whole and ragged rows, with padding.
    Geometry(input: Shape(3, 8, 8), channels: 4, kernel: (3, 3), stride: 1, padding: 1, batch: 3),
    Geometry(input: Shape(4, 5, 16), channels: 5, kernel: (3, 3), stride: 1, padding: 1, batch: 8),
    Geometry(input: Shape(2, 7, 9), channels: 6, kernel: (3, 5), stride: 1, padding: 2, batch: 2),
    Geometry(input: Shape(1, 13, 24), channels: 16, kernel: (5, 5), stride: 1, padding: 0, batch: 2),
    Geometry(input: Shape(9, 6, 7), channels: 33, kernel: (1, 1), stride: 1, padding: 3, batch: 2),
    // Strides below, at and above the kernel.
    Geometry(input: Shape(3, 16, 16), channels: 8, kernel: (3, 3), stride: 2, padding: 1, batch: 3),
    Geometry(input: Shape(6, 9, 17), channels: 3, kernel: (3, 3), stride: 2, padding: 0, batch: 2),
    Geometry(input: Shape(5, 16, 32), channels: 9, kernel: (1, 1), stride: 2, padding: 0, batch: 2),
    Geometry(input: Shape(2, 11, 10), channels: 2, kernel: (2, 2), stride: 3, padding: 1, batch: 4),
    Geometry(input: Shape(1, 12, 40), channels: 2, kernel: (1, 2), stride: 5, padding: 2, batch: 1),
    // More columns than one tile has; a depth around the limits of 16-bit sums.
    Geometry(input: Shape(1, 24, 32), channels: 2, kernel: (3, 3), stride: 1, padding: 1, batch: 11),
    Geometry(input: Shape(29, 3, 9), channels: 2, kernel: (3, 3), stride: 1, padding: 1, batch: 1),
    Geometry(input: Shape(65, 2, 4), channels: 3, kernel: (2, 2), stride: 1, padding: 1, batch: 1),
  ]

  @Test("random layers of ragged sizes, by every plan", arguments: geometries)
  func raggedLayers(_ geometry: Geometry) throws {
    var generator = SplitMix64(seed: UInt64(geometry.channels * 1_000 + geometry.input.size))
    let depth = geometry.input.channels * geometry.kernel.0 * geometry.kernel.1
    let layer = try Self.layer(
      input: geometry.input, channels: geometry.channels, kernel: geometry.kernel, stride: geometry.stride,
      padding: geometry.padding,
      weights: (0..<geometry.channels * depth).map { _ in Int8(generator.below(256) - 128) })
    for (index, (name, table)) in Self.tables.enumerated() {
      let maximum = (index + geometry.channels) % 3 == 0 ? 127 : 255
      let codes = (0..<geometry.input.size * geometry.batch).map { _ in UInt8(generator.below(maximum + 1)) }
      let plans = Self.check(
        layer, table, codes: codes, batch: geometry.batch, maximum: maximum, "\(name) \(geometry)")
      #expect(plans >= 2)
    }
  }

  @Test("sums as large as they get, around the limits of 16 bits", arguments: [256, 257, 258, 514, 515])
  func largestSums(_ depth: Int) throws {
    let layer = try Self.layer(
      input: Shape(depth, 1, 1), channels: 2, kernel: (1, 1), stride: 1, padding: 0,
      weights: [Int8](repeating: -1, count: depth) + [Int8](repeating: 127, count: depth))
    for (name, table) in Self.tables {
      _ = Self.check(
        layer, table, codes: [UInt8](repeating: 255, count: depth * 70), batch: 70, maximum: 255, name)
    }
  }
}
