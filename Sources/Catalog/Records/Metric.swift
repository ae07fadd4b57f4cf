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

  package init(
    id: String, name: String, group: Group, unit: String, minimum: Double? = nil,
    maximum: Double? = nil, definition: String, source: String? = nil
  ) {
    self.id = id
    self.name = name
    self.group = group
    self.unit = unit
    self.minimum = minimum
    self.maximum = maximum
    self.definition = definition
    self.source = source
  }
}
