import Arithmetic

/// What a form costs on a kind of kernels, in cycles for 64 products (measured, docs/guide/emulation.md).
/// Only the order matters: results do not depend on it.
struct PlanCost {
  /// A term's dot products; looking up a byte; ending a group of bytes. Words: looking up all planes at once
  /// for 16 channels.
  let dot: Double
  let byte: Double
  let group: Double
  let words: Double?

  init(_ kernels: KernelSet) {
    switch kernels {
    case .avx512: (dot, byte, group, words) = (1.1, 2.2, 1.5, nil)
    case .neon: (dot, byte, group, words) = (20, 16, 8, nil)
    case .avx2: (dot, byte, group, words) = (4.2, 0, 0, 15)
    case .scalar: (dot, byte, group, words) = (42, 0, 0, 22)
    }
  }

  func cost(_ form: ProductForm, codes: OperandCodes, channels: Int) -> Double {
    let dots = dot * Double(form.terms.count)
    guard !form.planes.isEmpty else { return dots }
    // A tile of words has room for 16 channels, used or not.
    if let words { return dots + words * Double((channels + 15) / 16 * 16) / Double(channels) }
    var lookups = 0.0
    for plane in form.planes {
      for code in codes.weights {
        let largest = plane.rows[code * 256...code * 256 + codes.maximum].max() ?? 0
        guard largest > 0 else { continue }
        lookups += Double(codes.weightCounts[code]) * (byte + group * ProductForm.groups(UInt32(largest)))
      }
    }
    return dots + lookups / Double(max(1, codes.weightCounts.reduce(0, +)))
  }
}

extension ProductForm {
  /// The form of a given kind; nil if the table is none of that kind on these codes.
  init?(_ kind: PlanKind, _ table: EffectiveTable, codes: OperandCodes) {
    switch kind {
    case .exact:
      guard Self.exact.equals(table, on: codes) else { return nil }
      self = .exact
    case .decomposable: self.init(decomposing: table, codes: codes)
    case .errorPlane: self.init(table, codes: codes, lines: true)
    case .table: self.init(table, codes: codes, lines: false)
    }
  }

  /// The cheapest form; of equal ones the simplest.
  static func cheapest(
    _ table: EffectiveTable, codes: OperandCodes, channels: Int, kernels: KernelSet
  ) -> (kind: PlanKind, form: ProductForm) {
    let cost = PlanCost(kernels)
    var best: (kind: PlanKind, form: ProductForm, cost: Double)?
    for kind in PlanKind.allCases {
      // An exact product is not decomposed any further.
      if kind == .decomposable, best != nil { continue }
      guard let form = ProductForm(kind, table, codes: codes) else { continue }
      let cost = cost.cost(form, codes: codes, channels: channels)
      if let best, best.cost <= cost { continue }
      best = (kind, form, cost)
    }
    if let best { return (best.kind, best.form) }
    return (.table, ProductForm(table, codes: codes, lines: false))
  }
}
