/// A 4:2 compressor without carry-in and carry-out: four bits to a sum and a carry of the next weight.
///
/// Errors below are of rows x1 x2 x3 x4; MED256 is 256 times the mean error distance when every input is 1 with
/// probability 1/4, as a partial product of uniform operands is.
package enum Compressor42: Int, CaseIterable, Sendable {
  /// sum = x1^x2^x3^x4, carry = at least two: 1111 gives 2. MED256 = 2. Lin and Lin, ICCD 2013.
  case lin
  /// As `lin`, with 1111 giving 3. MED256 = 1. Yang, Han and Lombardi, DFTS 2015.
  case acci1
  /// sum = (x1^x2^x3^x4) | x3 x4: 0011 +1, 1111 -1. MED256 = 10. Ibid., reconstructed.
  case acci2
  /// sum = (x1^x2) ^ (x3|x4): 0011 +1, 0111 -1, 1011 -1, 1111 -1. MED256 = 16. Ibid., reconstructed.
  case acci3
  /// sum = x1, carry = x4. 10 of 16 rows wrong, MED256 = 136. Akbari et al., IEEE TVLSI 25(4), 2017, C1.
  case dualQuality1
  /// sum = (x1^x2) | (x3^x4), carry = x4. 8 of 16 rows wrong, MED256 = 116. Ibid., C3.
  case dualQuality3
  /// sum = (x1^x2) | (x3^x4), carry = x1 x2 | x3 x4. 5 of 16 rows wrong, MED256 = 38. Ibid., C4.
  case dualQuality4
  /// As C4, with sum also 1 at 1111: five rows -1. MED256 = 37. Venkatachalam and Ko, IEEE TVLSI 25(5), 2017.
  case venkatachalam
  /// sum = ~(x1^x2) | ~(x3^x4), carry = (x1|x2)(x3|x4). 4 of 16 rows wrong. Momeni et al., IEEE TC 64(4), 2015, design 2.
  case momeni2
  /// Exact up to three ones, 0111 and 1111 one too low: carry = at least two, sum = one or x1 with two others.
  /// MED256 = 4. Ours: it has the error of Strollo's cell (IEEE TCAS-I 67(9), 2020), whose equations were not seen.
  case stackerStandIn
  /// sum = any, carry = x1 x2 | x3 x4. MED256 = 55. Ours: it has the error of Ahmadinejad's cell (AEU 110, 2019), not seen.
  case orStandInA
  /// sum = any, carry = (x1|x2)(x3|x4). MED256 = 55. Ours, as before.
  case orStandInB

  @inline(__always)
  package func compress(_ x1: Int, _ x2: Int, _ x3: Int, _ x4: Int) -> (sum: Int, carry: Int) {
    let parity = x1 ^ x2 ^ x3 ^ x4
    let two = x1 & x2 | x3 & x4 | (x1 | x2) & (x3 | x4)
    switch self {
    case .lin: return (parity, two)
    case .acci1: return (parity | x1 & x2 & x3 & x4, two)
    case .acci2: return (parity | x3 & x4, two)
    case .acci3: return (x1 ^ x2 ^ (x3 | x4), two)
    case .dualQuality1: return (x1, x4)
    case .dualQuality3: return ((x1 ^ x2) | (x3 ^ x4), x4)
    case .dualQuality4: return ((x1 ^ x2) | (x3 ^ x4), x1 & x2 | x3 & x4)
    case .venkatachalam: return ((x1 ^ x2) | (x3 ^ x4) | x1 & x2 & x3 & x4, x1 & x2 | x3 & x4)
    case .momeni2: return ((1 ^ x1 ^ x2) | (1 ^ x3 ^ x4), (x1 | x2) & (x3 | x4))
    case .stackerStandIn:
      return ((x1 | x2 | x3 | x4) & (1 ^ two) | x1 & (x2 & x3 | x2 & x4 | x3 & x4), two)
    case .orStandInA: return (x1 | x2 | x3 | x4, x1 & x2 | x3 & x4)
    case .orStandInB: return (x1 | x2 | x3 | x4, (x1 | x2) & (x3 | x4))
    }
  }
}
