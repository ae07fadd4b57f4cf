import Catalog
import Harness

/// Totals, verdicts, the claims that failed, the tree.
struct HomePage {
  struct Total {
    let count: Int
    let label: String
    let href: String
  }

  struct VerdictCount {
    let outcome: String
    let count: Int
  }

  struct Node {
    let id: String
    let name: String
    let techniqueCount: String
  }

  struct Subfamily {
    let name: String
    let techniqueCount: String
    let kinds: [Node]
  }

  struct Family {
    let id: String
    let name: String
    let techniqueCount: String
    let statusText: String
    let subfamilies: [Subfamily]
  }

  let totals: [Total]
  let verdicts: [VerdictCount]
  let shareLabel: String
  let derivedNote: String
  let hasRefuted: Bool
  let refuted: Grid
  let families: [Family]

  /// More than these are on the page of claims.
  private static let shownRefuted = 8

  init(_ content: SiteContent) {
    let counts = content.outcomes(content.claims)
    let executable = content.records.count { $0.technique.implementation.status == .executable }
    totals = [
      Total(count: content.records.count, label: "techniques", href: "techniques.html"),
      Total(count: executable, label: "executable here", href: "techniques.html#status=executable"),
      Total(count: content.claims.count, label: "claims", href: "claims.html"),
      Total(count: content.works.count, label: "works", href: "works.html"),
      Total(
        count: content.records.map { $0.technique.findings.count }.reduce(0, +)
          + content.claims.map(\.claim.findings.count).reduce(0, +), label: "findings", href: "findings.html"),
    ]
    verdicts = Verdict.Outcome.allCases.map {
      VerdictCount(outcome: $0.rawValue, count: counts[$0] ?? 0)
    }
    shareLabel = verdicts.map { "\($0.count) \($0.outcome)" }.joined(separator: ", ")
    let derived = content.claims.count {
      $0.claim.evidence == .derived && $0.verdict.outcome == .reproduced
    }
    derivedNote =
      derived == 0
      ? "" : "\(derived) of those reproduced follow from a definition and are no published figures."
    let failed = content.claims.filter {
      $0.verdict.outcome == .notReproduced && $0.claim.evidence != .derived
    }
    hasRefuted = !failed.isEmpty
    // One of each technique: several widths of one unit often fail for one reason.
    var shown: Set<String> = []
    let examples = failed.filter { shown.insert($0.claim.technique).inserted }.prefix(Self.shownRefuted)
    refuted = content.claimGrid(
      Array(examples), id: "refuted",
      caption: "Published figures that the measurement contradicts, one of a technique",
      root: "",
      withSource: false)
    func number(_ count: TaxonomyCount) -> String { count.techniques == 0 ? "" : "\(count.techniques)" }
    families = content.nodes.filter { $0.node.level == .family }.map { family in
      Family(
        id: family.node.id, name: family.node.name, techniqueCount: number(family),
        statusText: family.node.status?.sentence ?? "",
        subfamilies: content.children(of: family.node.id).map { subfamily in
          Subfamily(
            name: subfamily.node.name, techniqueCount: number(subfamily),
            kinds: content.children(of: subfamily.node.id).map {
              Node(id: $0.node.id, name: $0.node.name, techniqueCount: number($0))
            })
        })
    }
  }

  static func page(_ content: SiteContent) -> SitePage<HomePage> {
    SitePage(
      path: "index.html", heading: "Which claims about approximate DNN hardware hold?",
      description:
        "Approximate-computing techniques for DNN accelerators, their claims and what came of them.",
      body: HomePage(content))
  }
}
