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

  /// What sort of text it is, where it is not about single techniques.
  package enum Genre: String, Sendable, CaseIterable {
    /// Orders and compares what others published.
    case survey
    /// Teaches the ground that techniques stand on.
    case tutorial
    /// Says where a field should go.
    case outlook
  }

  /// What a work is about as a whole, besides the techniques that name it.
  package enum Topic: Sendable, Hashable {
    case genre(Genre)
    /// The id of a taxonomy node.
    case node(String)

    package var name: String {
      switch self {
      case .genre(let genre): genre.rawValue
      case .node(let id): id
      }
    }
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
  package var topics: [Topic]
  package var note: String?

  package init(
    key: String, authors: String, title: String, venue: String, year: Int, doi: String? = nil,
    arxiv: String? = nil, kind: Kind, relation: Relation, evidence: Evidence,
    topics: [Topic] = [], note: String? = nil
  ) {
    self.key = key
    self.authors = authors
    self.title = title
    self.venue = venue
    self.year = year
    self.doi = doi
    self.arxiv = arxiv
    self.kind = kind
    self.relation = relation
    self.evidence = evidence
    self.topics = topics
    self.note = note
  }
}
