import GRDB

extension Insertion {
  /// Inserts results; one that names something the catalog does not have is an error that says which.
  func insert(_ measurements: [Measurement], _ verdicts: [Verdict]) throws {
    for measurement in measurements {
      try named("measurement '\(measurement.key)'") { try insert(measurement) }
    }
    for verdict in verdicts {
      try named("the verdict on \(verdict.claim)") {
        try row(
          "verdict",
          [
            "technique": verdict.claim.technique, "claim": verdict.claim.claim,
            "outcome": verdict.outcome.rawValue, "reason": verdict.reason,
            "measured_value": verdict.measuredValue, "measured_to": verdict.measuredTo,
            "measurement": verdict.measurement,
          ])
      }
    }
  }

  private func insert(_ measurement: Measurement) throws {
    let provenance = measurement.provenance
    try row(
      "measurement",
      [
        "key": measurement.key, "technique": measurement.technique, "unit": measurement.unit,
        "unit_identity": measurement.unitIdentity, "experiment": measurement.experiment,
        "statistic": measurement.statistic, "network": measurement.network, "value": measurement.value,
        "lower": measurement.lower, "upper": measurement.upper, "sample_count": measurement.sampleCount,
        "details": measurement.details, "network_digest": provenance.networkDigest,
        "dataset": provenance.dataset, "dataset_digest": provenance.datasetDigest,
        "encoding": provenance.encoding, "binding": provenance.binding,
        "operand_width": provenance.operandWidth, "accumulator": provenance.accumulator,
        "seed": provenance.seed.map { String($0) }, "code_version": provenance.codeVersion,
        "kernel_set": provenance.kernelSet,
      ])
  }

  private func named(_ subject: String, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      let reason =
        error.extendedResultCode == .SQLITE_CONSTRAINT_FOREIGNKEY
        ? "it refers to a technique, claim or measurement that does not exist"
        : error.message ?? error.resultCode.description
      throw CatalogError.inconsistent(reason: "\(subject) is refused: \(reason)")
    }
  }
}
