import Arithmetic
import Circuits

/// The gates of a unit family: the exact unit's, with something left out.
///
/// `build` gets the two operands, least significant bit first, and returns the wires of the result: two's complement
/// where the operands are signed.
package struct UnitCircuit: Sendable {
  package typealias Values = UnitParameters.Values
  package typealias Build = @Sendable (inout UnitBuilder, [Signal], [Signal], Values) -> [Signal]

  /// Id of the family of ``UnitLibrary`` or ``AdderLibrary`` whose function it computes.
  package let family: String
  let build: Build

  init(_ family: String, build: @escaping Build) {
    self.family = family
    self.build = build
  }
}

/// The circuits of all units.
package enum UnitCircuits {
  package static let all: [UnitCircuit] = [
    arrays, recursive, compressors, segments, logarithmic, rounding, booth, adders,
  ].flatMap(\.self)

  private static let byFamily = Dictionary(uniqueKeysWithValues: all.map { ($0.family, $0) })

  /// The circuit of a unit as built, before optimisation: inputs A and B, output O. A part of a unit has inputs of its own,
  /// and one structure.
  /// - Throws: `UnitSpecError`, `UnitCircuitError.none`, `CircuitError`.
  package static func netlist(of spec: UnitSpec, structure: Structure = .dadda) throws -> Netlist {
    let wanted = try CircuitSpec(spec)
    if let part = wanted.part { return try part.netlist(wanted.values, Self.name(of: wanted.spec)) }
    guard let circuit = byFamily[spec.family] else { throw UnitCircuitError.none(family: spec.family) }
    let operands = wanted.operands
    let ports = ["A", "B"].map { Port($0, width: operands.width, isSigned: operands.isSigned) }
    var builder = UnitBuilder(gates: NetlistBuilder(inputs: ports), structure: structure)
    let result = circuit.build(&builder, builder.gates.input(0), builder.gates.input(1), wanted.values)
    return try builder.gates.finish(
      name: Self.name(of: wanted.spec), output: result, isSigned: operands.isSigned)
  }

  /// An identifier for Verilog and C: `drum_n8_k4_s0`; a minus becomes `m`.
  static func name(of spec: UnitSpec) -> String {
    let parts = [spec.family] + spec.parameters.map { "\($0.name)\($0.value)" }
    return parts.joined(separator: "_").replacing("-", with: "m")
  }
}

package enum UnitCircuitError: Error, Hashable, CustomStringConvertible {
  case none(family: String)

  package var description: String {
    switch self {
    case .none(let family): "There is no circuit of '\(family)'"
    }
  }
}
