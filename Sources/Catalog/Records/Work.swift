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

  /// Where in its venue a work stands.
  package struct Place: Sendable, Hashable {
    package var volume: String?
    /// The issue of the volume.
    package var number: String?
    /// First and last page, `1180-1184`, or the number of the article.
    package var pages: String?

    package init(volume: String? = nil, number: String? = nil, pages: String? = nil) {
      self.volume = volume
      self.number = number
      self.pages = pages
    }
  }

  /// The BibTeX key.
  package var key: String
  package var authors: String
  package var title: String
  package var venue: String
  package var year: Int
  package var place: Place
  package var doi: String?
  package var arxiv: String?
  package var kind: Kind
  package var relation: Relation
  package var evidence: Evidence
  package var topics: [Topic]
  package var note: String?

  package init(
    key: String, authors: String, title: String, venue: String, year: Int, place: Place = Place(),
    doi: String? = nil, arxiv: String? = nil, kind: Kind, relation: Relation, evidence: Evidence,
    topics: [Topic] = [], note: String? = nil
  ) {
    self.key = key
    self.authors = authors
    self.title = title
    self.venue = venue
    self.year = year
    self.place = place
    self.doi = doi
    self.arxiv = arxiv
    self.kind = kind
    self.relation = relation
    self.evidence = evidence
    self.topics = topics
    self.note = note
  }

  /// The venue with the place in it: `IEEE Transactions on Computers 64(4), 984-994`.
  package var placedVenue: String {
    let issue = (place.volume ?? "") + (place.number.map { "(\($0))" } ?? "")
    return (issue.isEmpty ? venue : "\(venue) \(issue)") + (place.pages.map { ", \($0)" } ?? "")
  }
}
