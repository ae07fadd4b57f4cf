/// What a column of figures measures: how it is drawn, and which end of it is wanted.
package struct Measure: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// On operands: logarithmic, the less the better; to the right of an accuracy, the more is borne the better.
    case error
    /// Linear from zero, the less the better.
    case cost
    /// Of a network, percent: drawn as 100 minus it, logarithmic.
    case accuracy
    /// Of accuracy: logarithmic, the less the better.
    case loss
  }

  package let kind: Kind
  /// Of the axis, with the unit.
  package let title: String

  package static func error(_ title: String) -> Measure { Measure(kind: .error, title: title) }
  package static func cost(_ title: String) -> Measure { Measure(kind: .cost, title: title) }
  package static func accuracy(_ title: String) -> Measure { Measure(kind: .accuracy, title: title) }
  package static func loss(_ title: String) -> Measure { Measure(kind: .loss, title: title) }

  /// The plotted value of a cell; nil where it holds no figure. `~` marks sampled ones.
  func value(_ cell: String) -> Double? {
    guard let value = Double(cell.first == "~" ? String(cell.dropFirst()) : cell), value.isFinite else {
      return nil
    }
    return kind == .accuracy ? 100 - value : value
  }
}
