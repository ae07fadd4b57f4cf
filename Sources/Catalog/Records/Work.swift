/// A publication.
package struct Work: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case article, inproceedings, misc
  }

  package enum Relation: String, Sendable, CaseIterable {
    case theSurvey = "the-survey"
    case inScope = "in-scope"
    case background
    case `extension`
    case followUp = "follow-up"
  }

  /// The BibTeX key.
  package var key: String
  package var authors: String
  package var title: String
  package var venue: String
  package var year: Int
  package var doi: String?
  package var arxiv: String?
  package var kind: Kind
  package var relation: Relation
  package var evidence: Evidence
  package var note: String?
}
