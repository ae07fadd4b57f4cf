import Arithmetic
import Circuits

extension UnitCircuits {
  /// A bank of odd multiples of A, made once; each 4-bit group of B selects one of them and shifts it.
  static let alphabetSet = UnitCircuit("asm") { builder, a, b, values in
    let count = values["alphabets"]
    let bank = (0..<count).map { builder.multiple(a, 2 * $0 + 1) }
    let supported = AlphabetSet.supported(alphabets: count)
    let nearest = (0...15).map { value in
      supported.min { abs($0 - value) < abs($1 - value) } ?? 0
    }
    var sum = Sum(width: 2 * a.count)
    for group in stride(from: 0, to: b.count, by: 4) {
      let bits = Array(b[group..<(group + 4)])
      var multiple = [Signal](repeating: .zero, count: a.count + 4)
      for (index, candidate) in bank.enumerated() {
        let isChosen = builder.lookup(
          bits, nearest.map { $0 != 0 && $0 >> $0.trailingZeroBitCount == 2 * index + 1 })
        multiple = builder.bitwise(.or, multiple, builder.gated(candidate, by: isChosen))
      }
      let shift = builder.lookup(bits, nearest.map { $0 == 0 ? 0 : $0.trailingZeroBitCount }, width: 2)
      sum.add(builder.shiftedLeft(multiple, by: shift, width: a.count + 4), at: group)
    }
    return builder.total(sum)
  }
}

extension UnitBuilder {
  /// A times an odd constant up to 15, in n + 4 bits.
  fileprivate mutating func multiple(_ a: [Signal], _ constant: Int) -> [Signal] {
    var sum = Sum(width: a.count + 4)
    for bit in 0..<4 where constant >> bit & 1 == 1 { sum.add(a, at: bit) }
    return total(sum)
  }
}
