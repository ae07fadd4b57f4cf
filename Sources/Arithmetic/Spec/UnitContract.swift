/// What a family promises of its units: checked over all operand pairs by the conformance suite.
///
/// Every promise is a function of the parameters. What cannot be promised is left out (`nil`, `never`).
package struct UnitContract: Sendable {
  package typealias Promise = @Sendable (UnitParameters.Values) -> Bool

  /// Settings at which every product is exact. Others may be exact by chance.
  package let isExact: Promise
  /// The relative error (approximate - exact) / exact of every pair with a non-zero exact product lies in here.
  package let relative: @Sendable (UnitParameters.Values) -> ClosedRange<Double>?
  /// approximate - exact of every pair lies in here.
  package let absolute: @Sendable (UnitParameters.Values) -> ClosedRange<Int>?
  /// f(a, b) = f(b, a).
  package let isSymmetric: Promise
  /// The product is 0 where an operand is 0.
  package let absorbsZero: Promise
  /// Every product is one that 2n bits can hold: 0 ..< 2^(2n) unsigned, -2^(2n-1) ... 2^(2n-1) signed.
  package let fitsFormat: Promise

  package init(
    exact: @escaping Promise = Self.never,
    relative: @escaping @Sendable (UnitParameters.Values) -> ClosedRange<Double>? = { _ in nil },
    absolute: @escaping @Sendable (UnitParameters.Values) -> ClosedRange<Int>? = { _ in nil },
    symmetric: @escaping Promise = Self.never, absorbsZero: @escaping Promise = Self.always,
    fitsFormat: @escaping Promise = Self.always
  ) {
    isExact = exact
    self.relative = relative
    self.absolute = absolute
    isSymmetric = symmetric
    self.absorbsZero = absorbsZero
    self.fitsFormat = fitsFormat
  }

  package static let always: Promise = { _ in true }
  package static let never: Promise = { _ in false }
}
