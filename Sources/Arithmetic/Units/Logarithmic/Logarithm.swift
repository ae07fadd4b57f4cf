/// The straight-line logarithm of v > 0: its characteristic, and its fraction as an integer of `bits` bits.
///
/// v = 2^k (1 + x) gives k and x 2^bits, rounded down where `bits` is less than k.
@inline(__always)
func straightLog(_ value: Int, bits: Int) -> (characteristic: Int, fraction: Int) {
  let k = leadingOne(value)
  let residue = value - (1 << k)
  return (k, k <= bits ? residue << (bits - k) : residue >> (k - bits))
}

/// The number whose straight-line logarithm is `characteristic` + `sum` / 2^bits, rounded down.
///
/// The carry of `sum` moves into the characteristic: 2^(K + carry) (1 + the rest of the fraction).
@inline(__always)
func straightAntilog(_ characteristic: Int, _ sum: Int, bits: Int) -> Int {
  let one = 1 << bits
  return ((one + sum & (one - 1)) << (characteristic + sum >> bits)) >> bits
}
