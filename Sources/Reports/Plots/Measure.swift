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
  /// Short, for a sentence: `MRED`.
  package let name: String
  /// Of the axis, with the unit.
  package let axis: String

  package static func error(_ name: String, _ axis: String) -> Measure {
    .init(kind: .error, name: name, axis: axis)
  }
  package static func cost(_ name: String) -> Measure {
    .init(kind: .cost, name: name, axis: "\(name), % of the exact unit")
  }
  package static func accuracy(_ network: String) -> Measure {
    .init(kind: .accuracy, name: "wrong images of \(network)", axis: "wrong images of \(network), %")
  }
  package static func loss(_ name: String, _ axis: String) -> Measure {
    .init(kind: .loss, name: name, axis: axis)
  }

  /// The plotted value of a cell; nil where it holds no figure. `~` marks sampled ones.
  func value(_ cell: String) -> Double? {
    guard let value = Double(cell.first == "~" ? String(cell.dropFirst()) : cell), value.isFinite else {
      return nil
    }
    return kind == .accuracy ? 100 - value : value
  }
}
