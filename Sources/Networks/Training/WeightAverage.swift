/// The mean of the weights that several epochs end in (stochastic weight averaging: Izmailov et al., UAI 2018). With a
/// rate that does not fall, these lie around a minimum, and their mean nearer to its middle than any of them.
struct WeightAverage {
  /// By parameter, as in the graph; empty before the first.
  private(set) var mean: [[Float]] = []
  private(set) var count = 0

  init() {}

  /// - Parameter mean: of `count` networks.
  init(mean: [[Float]], count: Int) {
    self.mean = mean
    self.count = count
  }

  mutating func add(_ parameters: [[Float]]) {
    count += 1
    guard count > 1 else {
      mean = parameters
      return
    }
    let share = 1 / Float(count)
    for (index, values) in parameters.enumerated() {
      for at in values.indices { mean[index][at] += share * (values[at] - mean[index][at]) }
    }
  }
}

/// The statistics of normalisation over many batches: each the mean over the batches, by their images.
struct RunningStatistics {
  private var sums: [Int: [Double]] = [:]
  private var images = 0

  mutating func add(_ statistics: [(parameter: Int, values: [Float])], images: Int) {
    self.images += images
    for (parameter, values) in statistics {
      var sum = sums[parameter] ?? Array(repeating: 0, count: values.count)
      for at in values.indices { sum[at] += Double(images) * Double(values[at]) }
      sums[parameter] = sum
    }
  }

  /// Puts them in the place of what `parameters` had.
  func replace(in parameters: inout [[Float]]) {
    guard images > 0 else { return }
    for (parameter, sum) in sums { parameters[parameter] = sum.map { Float($0 / Double(images)) } }
  }
}
