import Arithmetic
import Kernels

/// A layer under a product table, made ready before any image: which products are computed, which are looked
/// up, and in which order. Every plan gives the same sums, bit for bit (modulo 2^32), on every instruction
/// set.
package struct LayerPlan: Sendable {
  package let kind: PlanKind
  package private(set) var kernels: KernelSet
  let form: ProductForm
  private let window: Window
  private let channels: Int
  private let requantizes: Bool
  private let memory: PlanMemory
  // Only read, and its pointers lead into `memory`.
  private nonisolated(unsafe) let plan: kb_plan

  /// Chooses the cheapest plan.
  ///
  /// - Parameter activationMaximum: the largest code of the layer's input and output; larger ones in an
  ///   input give meaningless sums.
  package init(
    _ layer: QuantizedLayer, products: EffectiveTable, activationMaximum: Int, kernels: KernelSet = .best
  ) {
    let codes = OperandCodes(weights: layer.weights, maximum: activationMaximum)
    let (kind, form) = ProductForm.cheapest(
      products, codes: codes, channels: layer.channels, kernels: kernels)
    self.init(layer, form: form, kind: kind, codes: codes, kernels: kernels)
  }

  /// A plan of a given kind; nil if the table is not of that kind for the codes of this layer.
  package init?(
    _ layer: QuantizedLayer, products: EffectiveTable, activationMaximum: Int, kernels: KernelSet = .best,
    forcing kind: PlanKind
  ) {
    let codes = OperandCodes(weights: layer.weights, maximum: activationMaximum)
    guard let form = ProductForm(kind, products, codes: codes) else { return nil }
    self.init(layer, form: form, kind: kind, codes: codes, kernels: kernels)
  }

  private init(
    _ layer: QuantizedLayer, form: ProductForm, kind: PlanKind, codes: OperandCodes, kernels: KernelSet
  ) {
    let memory = PlanMemory()
    self.kind = kind
    self.kernels = kernels
    self.form = form
    self.memory = memory
    window = layer.window
    channels = layer.channels
    requantizes = layer.requantization != nil
    plan = Self.layout(layer, form: form, maximum: codes.maximum, in: memory)
  }

  /// The same plan on another instruction set of this machine.
  package func running(on kernels: KernelSet) -> LayerPlan {
    var plan = self
    plan.kernels = kernels
    return plan
  }

  /// Writes everything where C finds it.
  private static func layout(
    _ layer: QuantizedLayer, form: ProductForm, maximum: Int, in memory: PlanMemory
  ) -> kb_plan {
    let depth = layer.window.depth
    let weightCodes = layer.codes
    var plan = kb_plan()
    plan.window = layer.window.kernelWindow(batch: 1)
    plan.channels = Int32(layer.channels)
    plan.input_maximum = Int32(maximum)
    plan.maximum = Int32(maximum)
    plan.codes = memory.keep(weightCodes)
    plan.constants = memory.keep(
      (0..<layer.channels).map { channel in
        weightCodes[channel * depth..<(channel + 1) * depth].reduce(Int32(0)) { $0 &+ form.offsets[Int($1)] }
      })
    plan.bias = memory.keep(layer.bias.map { Int32(truncatingIfNeeded: $0) })
    let requantization = layer.requantization ?? []
    plan.multipliers = memory.keep(requantization.map(\.multiplier))
    plan.shifts = memory.keep(requantization.map { Int32($0.shift) })
    plan.term_count = Int32(form.terms.count)
    plan.terms = memory.keep(
      form.terms.map { term in
        kb_term(
          map: term.map.map { memory.keep($0) },
          weights: quads(weightCodes.map { term.weights[Int($0)] }, channels: layer.channels, plan, memory),
          scale: term.scale)
      })
    if !form.planes.isEmpty { lookups(form, &plan, memory) }
    return plan
  }

  private static func quads(
    _ weights: [Int8], channels: Int, _ plan: kb_plan, _ memory: PlanMemory
  ) -> UnsafePointer<Int8> {
    var window = plan.window
    let (depth, quads) = (weights.count / channels, kb_quad_depth(&window))
    return UnsafePointer(
      memory.make(channels * quads) { to in
        weights.withUnsafeBufferPointer { from in
          guard let base = from.baseAddress else { return }
          for channel in 0..<channels {
            kb_quad_weights(&window, base + channel * depth, to + channel * quads)
          }
        }
      })
  }

  private static func lookups(_ form: ProductForm, _ plan: inout kb_plan, _ memory: PlanMemory) {
    let side = EffectiveTable.side
    plan.plane_count = Int32(form.planes.count)
    withUnsafeMutableBytes(of: &plan.shifts_of_planes) { shifts in
      let shifts = shifts.bindMemory(to: Int32.self)
      for (place, plane) in form.planes.enumerated() { shifts[place] = Int32(plane.shift) }
    }
    plan.planes = memory.keep(form.planes.flatMap(\.rows))
    plan.rests = UnsafePointer(
      memory.make(side * side) { rests in
        rests.initialize(repeating: 0, count: side * side)
        for plane in form.planes {
          plane.rows.withUnsafeBufferPointer { rows in
            for code in 0..<side {
              for x in 0..<side {
                rests[x * side + code] &+= Int32(rows[code * side + x]) << Int32(plane.shift)
              }
            }
          }
        }
      })
    let space = kb_lookup_order(&plan, nil)
    plan.order = UnsafePointer(
      memory.make(space) { order in
        order.initialize(repeating: 0, count: space)
        _ = kb_lookup_order(&plan, order)
      })
  }

  /// How many exact products, and how many bytes to look up, a product is made of.
  package var summary: (terms: Int, planes: Int) { (form.terms.count, form.planes.count) }

  /// Outputs of a batch: as many sums, or codes.
  package func outputCount(batch: Int) -> Int { channels * window.positions * batch }

  /// Sums of products, without bias, of a batch of codes; both are [channel][image][row][column].
  package func sums(
    _ codes: UnsafePointer<UInt8>, batch: Int, into sums: UnsafeMutablePointer<Int32>, scratch: PlanScratch
  ) {
    run(codes, batch, scratch, sums, nil)
  }

  /// The layer's output: sums with bias, requantised.
  /// - Precondition: the layer requantises (it is not the last one).
  package func codes(
    _ codes: UnsafePointer<UInt8>, batch: Int, into output: UnsafeMutablePointer<UInt8>, scratch: PlanScratch
  ) {
    precondition(requantizes, "the last layer of a network has sums, no codes")
    run(codes, batch, scratch, nil, output)
  }

  package func sums(_ codes: [UInt8], batch: Int, scratch: PlanScratch) -> [Int32] {
    precondition(codes.count == window.input.size * batch, "a batch of other images")
    return [Int32](unsafeUninitializedCapacity: outputCount(batch: batch)) { sums, count in
      if let to = sums.baseAddress { self.sums(codes, batch: batch, into: to, scratch: scratch) }
      count = sums.count
    }
  }

  package func codes(_ codes: [UInt8], batch: Int, scratch: PlanScratch) -> [UInt8] {
    precondition(codes.count == window.input.size * batch, "a batch of other images")
    return [UInt8](unsafeUninitializedCapacity: outputCount(batch: batch)) { output, count in
      if let to = output.baseAddress { self.codes(codes, batch: batch, into: to, scratch: scratch) }
      count = output.count
    }
  }

  private func run(
    _ codes: UnsafePointer<UInt8>, _ batch: Int, _ scratch: PlanScratch,
    _ sums: UnsafeMutablePointer<Int32>?, _ output: UnsafeMutablePointer<UInt8>?
  ) {
    guard batch > 0 else { return }
    withExtendedLifetime(memory) {
      withUnsafePointer(to: plan) { plan in
        let scratch = scratch.reserve(kb_plan_scratch(plan, Int32(batch)))
        kb_plan_run(kernels.level, plan, Int32(batch), codes, scratch, sums, output)
      }
    }
  }
}
