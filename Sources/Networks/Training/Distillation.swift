import Datasets

/// Learning from the answers of another network beside the labels (Hinton, Vinyals, Dean 2015,
/// arXiv:1503.02531; between equals: Furlanello et al., ICML 2018): the loss is
/// `(1 - share) H(label, p) + share T^2 H(q_T, p_T)` with the cross-entropy `H` and the softmax of logits divided
/// by the temperature `T`, `p` of the network and `q` of its teacher on the same augmented image.
package struct Distillation: Hashable, Sendable, Codable {
  /// SHA-256 (hex) of the teacher's weights file.
  package var teacher: String
  /// How much of the loss is the teacher's, 0...1.
  package var share: Float = 0.7
  /// By which logits are divided, more than 0: the higher, the more the unlikely classes count.
  package var temperature: Float = 3

  package init(teacher: String) { self.teacher = teacher }

  /// - Throws: ``NetworkError/setting(_:)`` with the setting and its range.
  func check() throws {
    guard (0...1).contains(share) else {
      throw NetworkError.setting("the teacher's share is \(share); it must be in 0...1")
    }
    guard temperature > 0, temperature.isFinite else {
      throw NetworkError.setting("temperature is \(temperature); it must be more than 0")
    }
  }

  /// - Throws: ``NetworkError/setting(_:)`` without a teacher, and for one that answers to other images or in other classes.
  func check(_ teacher: FloatNetwork?, of graph: NetworkGraph) throws {
    guard let teacher else { throw NetworkError.setting("distillation needs a teacher") }
    guard teacher.graph.input == graph.input, teacher.graph.classes == graph.classes else {
      throw NetworkError.setting(
        "the teacher \(teacher.graph.id) takes other images, or tells other classes apart, than \(graph.id)")
    }
  }

  /// Equal for lessons with the same outcome.
  var identity: String { "teacher=\(teacher) share=\(share) temperature=\(temperature)" }
}

/// A teacher with working memory. It answers by the running statistics of its normalisation.
struct School: Sendable {
  private let teacher: FloatNetwork
  private let distillation: Distillation
  private let passes: Pool<FloatPass>

  /// Nil where there is no teacher, or nothing to be learnt from one.
  init?(_ teacher: FloatNetwork?, _ distillation: Distillation?, _ kernels: KernelSet) throws {
    guard let teacher, let distillation else { return nil }
    let folded = try teacher.folded()
    self.teacher = folded
    self.distillation = distillation
    passes = Pool { images in FloatPass(graph: folded.graph, kernels: kernels, batch: images) }
  }

  func lesson(
    on images: ImageSet, _ indices: [Int], _ changes: [Augmentation] = []
  ) -> CrossEntropy.Lesson {
    passes.use(images: indices.count) { pass in
      pass.load(images, indices, changes)
      pass.run(teacher.parameters)
      return CrossEntropy.Lesson(logits: pass.logits, distillation: distillation)
    }
  }
}
