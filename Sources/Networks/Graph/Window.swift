import Kernels

/// How a kernel slides over an input.
package struct Window: Hashable, Sendable {
  package let input: Shape
  package let output: Shape
  package let kernelHeight: Int
  package let kernelWidth: Int
  package let stride: Int
  package let padding: Int

  package init(
    input: Shape, output: Shape, kernelHeight: Int, kernelWidth: Int, stride: Int, padding: Int
  ) {
    self.input = input
    self.output = output
    self.kernelHeight = kernelHeight
    self.kernelWidth = kernelWidth
    self.stride = stride
    self.padding = padding
  }

  /// Inputs under one window, all channels.
  package var depth: Int { input.channels * kernelHeight * kernelWidth }
  /// Windows on one image.
  package var positions: Int { output.height * output.width }

  /// The same for the kernels, over a batch.
  func kernelWindow(batch: Int) -> kb_window {
    kb_window(
      channels: Int32(input.channels), batch: Int32(batch), height: Int32(input.height),
      width: Int32(input.width), kernel_height: Int32(kernelHeight), kernel_width: Int32(kernelWidth),
      stride: Int32(stride), padding: Int32(padding), out_height: Int32(output.height),
      out_width: Int32(output.width))
  }
}
