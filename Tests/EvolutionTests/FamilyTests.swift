import Circuits
import Foundation
import Interchange
import Testing

@Suite("The evolved family")
struct FamilyTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "catalog/circuits")

  @Test("Every header is right, and every circuit keeps the limit in its name")
  func headers() throws {
    let verification = Verification(try CircuitFolder(Self.folder))
    #expect(verification.unread.isEmpty && verification.withoutNetlist.isEmpty)
    #expect(verification.circuits.count >= 20)
    #expect(verification.isRight)
    let (agreeing, all) = verification.agreement
    #expect(all == 8 * verification.circuits.count && agreeing == all)
    #expect(verification.twins.isEmpty, "\(verification.twins)")
    for signedness in ["mul8u", "mul8s"] {
      let family = verification.circuits.filter { $0.name.hasPrefix("\(signedness)_mae") }
        .sorted { $0.metrics.mae < $1.metrics.mae }
      #expect(family.count >= 10)
      for circuit in family {
        let limit = try #require(
          Double(circuit.name.dropFirst("\(signedness)_mae".count).replacing("p", with: ".")))
        let error = try #require(circuit.metrics["MAE%"])
        #expect(error <= limit && error > limit / 10, "\(circuit.name)")
      }
      // A larger error is worth it.
      let powers = try family.map { try #require($0.cost).power }
      #expect(zip(powers, powers.dropFirst()).allSatisfy { $0 > $1 }, "\(signedness): \(powers)")
    }
  }
}
