import Arithmetic
import Datasets
import Networks
import Random
import Testing

/// Which plan a multiplier gets, on a layer in which every weight code occurs.
@Suite("Choice of a plan")
struct PlanChoiceTests {
  private func layer(weights: [Int8] = (-127...127).map { Int8($0) }) throws -> QuantizedLayer {
    try LayerPlanTests.layer(
      input: Shape(weights.count, 4, 4), channels: 4, kernel: (1, 1), stride: 1, padding: 0,
      weights: weights + weights + weights + weights)
  }

  private func table(_ spec: String, _ encoding: OperandEncoding = .signMagnitude) throws -> EffectiveTable {
    let spec = try UnitLibrary.canonical(UnitSpec(parsing: spec))
    return try EffectiveTable(unit: UnitLibrary.make(spec), encoding: encoding, binding: .activationFirst)
  }

  @Test(
    "decomposable units, and in how many terms",
    arguments: [
      ("trunc-operands:ta=2,tb=3", 1), ("drum:k=3", 1), ("drum:k=6", 1), ("dsm:m=4", 1), ("ssm:m=4", 1),
      ("roba", 2),
      ("perforated", 1),
    ])
  func decomposable(_ spec: String, terms: Int) throws {
    let plan = LayerPlan(
      try layer(), products: try table(spec), activationMaximum: 255, kernels: KernelSet.best,
      forcing: .decomposable)
    let found = try #require(plan, "\(spec) is a short sum of products")
    #expect(found.summary.terms == terms, "\(spec)")
    #expect(found.summary.planes == 0)
  }

  @Test("exact products are exact, also where only some operands are")
  func exact() throws {
    for kernels in KernelSet.supported where kernels != .scalar {
      let plan = LayerPlan(try layer(), products: .exact, activationMaximum: 255, kernels: kernels)
      #expect(plan.kind == .exact)
      // A two's complement table repeats itself from 128 on, where 7-bit activations never are.
      let signed = try table("exact:s=1", .twosComplement)
      let seven = LayerPlan(try layer(), products: signed, activationMaximum: 127, kernels: kernels)
      #expect(seven.kind == .exact)
      #expect(
        LayerPlan(
          try layer(), products: signed, activationMaximum: 255, kernels: kernels, forcing: .exact) == nil)
      // Exact for weights of one sign only.
      let half = EffectiveTable(
        entries: EffectiveTable.exact.entries.enumerated().map { $0 & 255 < 128 ? $1 : 7 &* $1 &* $1 })
      let positive = try layer(weights: (0...127).map { Int8($0) })
      #expect(LayerPlan(positive, products: half, activationMaximum: 255, kernels: kernels).kind == .exact)
      #expect(LayerPlan(try layer(), products: half, activationMaximum: 255, kernels: kernels).kind != .exact)
    }
  }

  @Test("a byte of error over the exact product is one plane; noise is two")
  func planes() throws {
    var generator = SplitMix64(seed: 11)
    let near = EffectiveTable(entries: EffectiveTable.exact.entries.map { $0 + Int32(generator.below(90)) })
    let error = try #require(
      LayerPlan(try layer(), products: near, activationMaximum: 255, forcing: .errorPlane))
    #expect(error.summary.terms == 1)
    #expect(error.summary.planes == 1)
    let noise = LayerPlan(
      try layer(), products: Samples.table(seed: 3, bound: 30_000), activationMaximum: 255, kernels: .best)
    #expect(noise.kind == .table)
    #expect(noise.summary.planes == 2)
    if KernelSet.best == .avx512 {
      #expect(
        LayerPlan(try layer(), products: near, activationMaximum: 255, kernels: .avx512).kind == .errorPlane)
    }
  }

  @Test("the chosen plan of every family's default unit is proved and gives the table's sums")
  func chosen() throws {
    var kinds: [PlanKind: Int] = [:]
    let layer = try layer()
    let codes = (0..<layer.window.input.size * 2).map { UInt8(truncatingIfNeeded: $0 * 37 + $0 / 256) }
    for family in UnitLibrary.families {
      let spec = try UnitLibrary.canonical(UnitSpec(parsing: family.id))
      guard
        let table = try? EffectiveTable(
          unit: UnitLibrary.make(spec), encoding: .signMagnitude, binding: .activationFirst)
      else { continue }
      let expected = LayerPlanTests.sums(layer, table, codes, batch: 2)
      for kernels in KernelSet.supported {
        let plan = LayerPlan(layer, products: table, activationMaximum: 255, kernels: kernels)
        #expect(plan.sums(codes, batch: 2, scratch: PlanScratch()) == expected, "\(spec) on \(kernels)")
        if kernels == KernelSet.best { kinds[plan.kind, default: 0] += 1 }
      }
    }
    // On most processors there are units for every plan.
    if KernelSet.best == .avx512 { #expect(kinds.keys.count == PlanKind.allCases.count) }
  }
}
