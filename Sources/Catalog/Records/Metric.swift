/// A quantity that claims are made in.
package struct Metric: Sendable, Hashable {
  package enum Group: String, Sendable, CaseIterable {
    case error, accuracy, cost, computation, robustness, other
  }

  package var id: String
  package var name: String
  package var group: Group
  package var unit: String
  package var minimum: Double?
  package var maximum: Double?
  package var definition: String
  package var source: String?
}
