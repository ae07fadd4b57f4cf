extension NetworkGraph {
  /// LeNet-5 (LeCun et al. 1998) as it is used today: ReLU and max pooling, full connections in conv2.
  static func makeLeNet5() throws(GraphError) -> NetworkGraph {
    try NetworkGraph(
      id: "lenet5", input: Shape(1, 28, 28),
      layers: [
        ("conv1", .convolution(outputs: 6, kernel: 5, stride: 1, padding: 2)),
        ("relu1", .relu),
        ("pool1", .maxPool(size: 2, stride: 2)),
        ("conv2", .convolution(outputs: 16, kernel: 5, stride: 1, padding: 0)),
        ("relu2", .relu),
        ("pool2", .maxPool(size: 2, stride: 2)),
        ("fc1", .dense(outputs: 120)),
        ("relu3", .relu),
        ("fc2", .dense(outputs: 84)),
        ("relu4", .relu),
        ("fc3", .dense(outputs: 10)),
      ])
  }
}
