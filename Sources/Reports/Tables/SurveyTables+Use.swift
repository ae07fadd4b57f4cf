import Catalog

extension SurveyTables {
  /// The first and the last year in which a dataset or network was used; nil where it never was.
  ///
  /// An evaluation by a later work, and a claim, has its work's year. Of the technique's own works, which an evaluation
  /// does not tell apart, it is the first that is not older than the thing itself: a multiplier of 1962 was not run on
  /// ImageNet in 1962.
  ///
  /// - Parameters:
  ///   - since: the year of the dataset or network.
  ///   - evaluations, claims: which ones use it.
  static func use(
    in source: Source, since: Int, evaluations: (Evaluation) -> Bool, claims: (Claim) -> Bool
  ) -> ClosedRange<Int>? {
    let years = source.records.flatMap { record in
      let own = record.works.map(\.year).first { $0 >= since } ?? record.year
      return record.technique.evaluations.filter(evaluations).map { evaluation in
        evaluation.work.flatMap { source.yearOfWork[$0] } ?? own
      } + record.claims.filter { claims($0.claim) }.map(\.work.year)
    }
    guard let first = years.min(), let last = years.max() else { return nil }
    return first...last
  }
}
