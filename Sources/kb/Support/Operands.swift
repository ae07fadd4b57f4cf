import Arithmetic
import Harness
import UnitCircuits

extension RecordedOperands {
  /// The operands of a layer of a network in the catalog.
  static func record(
    _ layer: String, _ format: OperandFormat, _ catalog: CatalogOptions, _ data: DataOptions,
    _ threads: ThreadOptions
  ) throws -> RecordedOperands {
    let project = try catalog.project()
    return try RecordedOperands(
      LayerName(parsing: layer), format: format, pairs: UnitCost.patterns, models: project.modelStore,
      data: data.store(project),
      threads: threads.jobs)
  }
}
