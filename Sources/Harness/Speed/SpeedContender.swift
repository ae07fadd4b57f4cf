import Arithmetic
import Datasets
import Networks
import Random

/// One way to compute a layer, on one instruction set.
package struct SpeedContender: Hashable, Sendable, CustomStringConvertible {
  package enum Method: Hashable, Sendable {
    case strategy(LayerBaseline.Strategy)
    case plan(PlanKind, KernelSet)
  }

  package let method: Method

  package init(_ method: Method) { self.method = method }

  package var description: String {
    switch method {
    case .strategy(let strategy): "\(strategy.rawValue) strategy"
    case .plan(let kind, let kernels): "\(Self.title(kind)), \(kernels.rawValue)"
    }
  }

  package static func title(_ kind: PlanKind) -> String {
    switch kind {
    case .exact: "exact int8"
    case .decomposable: "decomposable"
    case .errorPlane: "error plane"
    case .table: "arbitrary table"
    }
  }

  /// The strategies, and every plan on every instruction set of this machine. Where words are looked up an
  /// error plane only adds to an arbitrary table.
  package static var all: [SpeedContender] {
    LayerBaseline.Strategy.supported.map { SpeedContender(.strategy($0)) }
      + KernelSet.supported.reversed().flatMap { kernels in
        kinds(kernels).map { SpeedContender(.plan($0, kernels)) }
      }
  }

  static func kinds(_ kernels: KernelSet) -> [PlanKind] {
    PlanKind.allCases.filter { $0 != .errorPlane || kernels == .avx512 || kernels == .neon }
  }

  /// The unit that a plan is measured with; nil for an arbitrary table.
  package static func unit(_ kind: PlanKind) -> String? {
    switch kind {
    case .exact: "exact"
    case .decomposable: "drum:k=4"
    case .errorPlane: "momeni:multiplier=4"
    case .table: nil
    }
  }

  /// Noise of 16 bits for an arbitrary table: nothing helps it.
  static func products(_ kind: PlanKind) throws -> EffectiveTable {
    guard let unit = unit(kind) else {
      var generator = SplitMix64(seed: 4)
      return EffectiveTable(entries: (0..<65_536).map { _ in Int32(generator.below(65_536)) - 32_768 })
    }
    let spec = try UnitLibrary.canonical(UnitSpec(parsing: unit))
    return try EffectiveTable(
      unit: UnitLibrary.make(spec), encoding: .signMagnitude, binding: .activationFirst)
  }
}

/// A contender made ready for a layer, with a batch and memory of its own.
final class SpeedLane {
  private let body: (_ codes: [UInt8], _ output: inout [UInt8]) -> Void
  private let codes: [UInt8]
  private(set) var output: [UInt8]

  init(_ contender: SpeedContender, layer: QuantizedLayer, codes: [UInt8], batch: Int) throws {
    self.codes = codes
    output = [UInt8](repeating: 0, count: layer.window.output.size * batch)
    switch contender.method {
    case .strategy(let strategy):
      let table = try SpeedContender.products(.table)
      guard
        let baseline = LayerBaseline(layer, products: table, activationMaximum: 255, strategy: strategy)
      else { throw SpeedError.factor }
      var scratch = baseline.scratch(batch: batch)
      body = { baseline.codes($0, batch: batch, into: &$1, scratch: &scratch) }
    case .plan(let kind, let kernels):
      let table = try SpeedContender.products(kind)
      guard
        let plan = LayerPlan(
          layer, products: table, activationMaximum: 255, kernels: kernels, forcing: kind)
      else { throw SpeedError.noPlan(SpeedContender.unit(kind) ?? "noise") }
      let scratch = PlanScratch()
      body = { codes, output in
        output.withUnsafeMutableBufferPointer { output in
          codes.withUnsafeBufferPointer { codes in
            guard let from = codes.baseAddress, let to = output.baseAddress else { return }
            plan.codes(from, batch: batch, into: to, scratch: scratch)
          }
        }
      }
    }
  }

  func run(_ times: Int) { for _ in 0..<times { body(codes, &output) } }
}
