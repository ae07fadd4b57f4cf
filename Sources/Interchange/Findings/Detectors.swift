import Arithmetic

/// What a table tells about itself and beside known units.
package enum Detectors {
  /// A unit to compare with, under the name that it is known by.
  package struct Known: Sendable {
    package let name: String
    package let table: ProductTable

    package init(name: String, table: ProductTable) {
      self.name = name
      self.table = table
    }
  }

  /// Every finding about `table`.
  /// - Parameters:
  ///   - named: the unit that the file's name claims the table to be.
  ///   - known: units of any format; those of another format than the table's are passed over.
  package static func findings(
    _ table: ProductTable, named: Known? = nil, known: [Known] = []
  ) -> [Finding] {
    var findings: [Finding] = []
    if let finding = otherOrder(table) { findings.append(finding) }
    if let finding = negativeQuadrant(table) { findings.append(finding) }
    if let finding = zero(table) { findings.append(finding) }
    if let named, let finding = difference(table, from: named) { findings.append(finding) }
    if let finding = outOfFormat(table) { findings.append(finding) }
    findings += twins(of: table, among: known)
    if let finding = asymmetry(table) { findings.append(finding) }
    return findings
  }

  /// One way to take a table's numbers.
  private struct Reading {
    let name: String
    /// What an entry is more than the product that it stands for.
    var excess = 0
    /// The operand of a code.
    let value: (Int) -> Int

    /// Mean |entry - exact product|.
    func meanError(_ table: ProductTable) -> Double {
      let values = (0..<table.side).map(value)
      var sum = 0
      for (index, entry) in table.entries.enumerated() {
        sum += abs(
          entry - excess - values[index >> table.operands.width] * values[index & (table.side - 1)])
      }
      return Double(sum) / Double(table.entries.count)
    }
  }

  /// Compares the mean error under the reading taken with that under the others; approximate units are far nearer to
  /// exact ones than a table read in the wrong order is, whose mean error is about a third of the largest product.
  package static func otherOrder(_ table: ProductTable) -> Finding? {
    let half = table.side / 2
    var readings = [
      Reading(name: "unsigned") { $0 },
      Reading(name: "signed in two's-complement order") { $0 < half ? $0 : $0 - 2 * half },
      Reading(name: "signed in numeric order") { $0 - half },
    ]
    // TFApprox's tables of signed units are those of unsigned ones in size and name, shifted by 128 and 32768.
    if TableDialect.tfApprox.widths ~= table.operands.width {
      readings.append(
        table.operands.isSigned
          ? Reading(name: "unsigned (--dialect tfapprox)", excess: -2 * half * half) { $0 ^ half }
          : Reading(name: "signed (--dialect tfapprox-signed)", excess: 2 * half * half) { $0 - half })
    }
    let errors = readings.map { $0.meanError(table) }
    let own = table.operands.isSigned ? 1 : 0
    guard let best = errors.indices.min(by: { errors[$0] < errors[$1] }), best != own,
      errors[own] > 4 * errors[best], errors[own] > Double(half * half) / 16
    else { return nil }
    return .likelyOtherOrder(
      read: readings[own].name, better: readings[best].name, error: errors[own], betterError: errors[best])
  }

  /// All entries of two negative operands equal those of their magnitudes, while the mixed quadrants are not those of a
  /// unit that works on magnitudes.
  package static func negativeQuadrant(_ table: ProductTable) -> Finding? {
    guard table.operands.isSigned, table.operands.width > 1 else { return nil }
    let largest = table.operands.range.upperBound
    var isOdd = true
    for a in 1...largest {
      for b in 1...largest {
        let product = table.product(a, b)
        guard table.product(-a, -b) == product else { return nil }
        if table.product(-a, b) != -product || table.product(a, -b) != -product { isOdd = false }
      }
    }
    if isOdd { return nil }
    let least = table.operands.range.lowerBound
    let lost = (1...largest).count { table.product(least, -$0) < 0 }
    return .negativeQuadrantAtMagnitudes(isCertain: lost > largest / 2)
  }

  package static func zero(_ table: ProductTable) -> Finding? {
    let range = table.operands.range
    let first = range.count { table.product(0, $0) != 0 }
    let second = range.count { table.product($0, 0) != 0 }
    guard first + second > 0 else { return nil }
    return .zeroIsNotAbsorbing(atOrigin: table.product(0, 0), firstZero: first, secondZero: second)
  }

  package static func difference(_ table: ProductTable, from named: Known) -> Finding? {
    guard table.operands == named.table.operands else {
      return .differsFromNamed(name: named.name, entries: table.entries.count, inNegativeQuadrant: 0)
    }
    if table == named.table { return nil }
    if table == named.table.transposed { return .transposeOfNamed(name: named.name) }
    var different = 0
    var negative = 0
    for index in table.entries.indices where table.entries[index] != named.table.entries[index] {
      different += 1
      let first = table.operands.value(ofCode: index >> table.operands.width)
      let second = table.operands.value(ofCode: index & (table.side - 1))
      if first < 0, second < 0 { negative += 1 }
    }
    return .differsFromNamed(name: named.name, entries: different, inNegativeQuadrant: negative)
  }

  package static func twins(of table: ProductTable, among known: [Known]) -> [Finding] {
    let transposed = table.transposed
    var findings: [Finding] = []
    for unit in known where unit.table.operands == table.operands {
      if unit.table == table {
        findings.append(.equalTo(name: unit.name))
      } else if unit.table == transposed {
        findings.append(.transposeOf(name: unit.name))
      }
    }
    return findings
  }

  package static func asymmetry(_ table: ProductTable) -> Finding? {
    var pairs = 0
    for a in 0..<table.side {
      for b in 0..<a
      where table.entries[a << table.operands.width | b] != table.entries[b << table.operands.width | a] {
        pairs += 1
      }
    }
    return pairs == 0 ? nil : .notSymmetric(pairs: pairs)
  }

  package static func outOfFormat(_ table: ProductTable) -> Finding? {
    let bits = 2 * table.operands.width
    let fits = OperandFormat(width: bits, isSigned: table.operands.isSigned).range
    let outside = table.entries.filter { !fits.contains($0) }
    guard !outside.isEmpty else { return nil }
    return .outOfFormat(
      entries: outside.count, smallest: table.entries.min() ?? 0, largest: table.entries.max() ?? 0)
  }
}
