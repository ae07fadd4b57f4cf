/// How a layer's products are computed.
package enum PlanKind: String, CaseIterable, Sendable {
  /// Exact products: 8-bit dot products.
  case exact
  /// A short sum of exact products of transformed operands, such as truncated ones.
  case decomposable
  /// A line in x for every weight code, as an exact product, and the rest looked up byte by byte.
  case errorPlane
  /// Everything looked up, byte by byte.
  case table
}
