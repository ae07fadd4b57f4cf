/// The name of one arithmetic unit: `drum:k=4,n=8`.
///
/// A canonical spec (from ``ArithmeticUnit/canonical(_:)``) lists every parameter in the family's order, so that equal
/// units of a family have equal specs.
package struct UnitSpec: Hashable, Sendable, CustomStringConvertible {
  package struct Parameter: Hashable, Sendable {
    package let name: String
    package let value: Int

    package init(name: String, value: Int) {
      self.name = name
      self.value = value
    }
  }

  package let family: String
  package let parameters: [Parameter]

  package init(family: String, parameters: [Parameter]) {
    self.family = family
    self.parameters = parameters
  }

  /// What a spec starts with that names a file instead of a family: `file:PATH`.
  package static let filePrefix = "file:"

  /// Reads `family` or `family:name=integer,name=integer`, or `file:PATH` (a family of that whole name).
  /// - Throws: `UnitSpecError.malformed` or `.duplicateParameter`.
  package init(parsing text: String) throws(UnitSpecError) {
    if text.hasPrefix(Self.filePrefix), text.count > Self.filePrefix.count {
      family = text
      parameters = []
      return
    }
    let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = halves.first, !name.isEmpty,
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
    else { throw .malformed(text: text) }
    family = String(name)
    var parsed: [Parameter] = []
    if halves.count == 2 {
      for piece in halves[1].split(separator: ",", omittingEmptySubsequences: false) {
        let sides = piece.split(separator: "=", omittingEmptySubsequences: false)
        guard sides.count == 2, !sides[0].isEmpty, let value = Int(sides[1]) else {
          throw .malformed(text: text)
        }
        let name = String(sides[0])
        if parsed.contains(where: { $0.name == name }) { throw .duplicateParameter(name: name, text: text) }
        parsed.append(Parameter(name: name, value: value))
      }
    }
    parameters = parsed
  }

  package subscript(name: String) -> Int? { parameters.first { $0.name == name }?.value }

  package var description: String {
    parameters.isEmpty
      ? family : family + ":" + parameters.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
  }
}

/// Why a unit cannot be had.
package enum UnitSpecError: Error, Hashable, Sendable, CustomStringConvertible {
  case malformed(text: String)
  case duplicateParameter(name: String, text: String)
  case unknownFamily(name: String, known: [String])
  case isAdder(name: String)
  case isMultiplier(name: String)
  case unknownParameter(name: String, family: String, known: [String])
  case outOfRange(name: String, value: Int, family: String, allowed: ClosedRange<Int>)
  case notAMultiple(name: String, value: Int, family: String, step: Int)

  package var description: String {
    switch self {
    case .malformed(let text):
      "'\(text)' is not a unit; write family:name=integer,name=integer, such as drum:n=8,k=4"
    case .duplicateParameter(let name, let text): "The parameter '\(name)' is given twice in '\(text)'"
    case .unknownFamily(let name, let known):
      "There is no unit '\(name)'; `kb unit` lists the \(known.count) families"
    case .isAdder(let name): "'\(name)' is an adder, not a multiplier"
    case .isMultiplier(let name): "'\(name)' is a multiplier; sums need an adder, such as loa:n=32,k=8"
    case .unknownParameter(let name, let family, let known):
      "'\(family)' has no parameter '\(name)'; it has \(known.isEmpty ? "none" : known.joined(separator: ", "))"
    case .outOfRange(let name, let value, let family, let allowed):
      allowed.lowerBound == allowed.upperBound
        ? "\(name)=\(value) is impossible for '\(family)': here it must be \(allowed.lowerBound)"
        : "\(name)=\(value) is out of range for '\(family)': allowed are \(allowed.lowerBound) to "
          + "\(allowed.upperBound)"
    case .notAMultiple(let name, let value, let family, let step):
      "\(name)=\(value) is impossible for '\(family)': it must be a multiple of \(step)"
    }
  }
}
