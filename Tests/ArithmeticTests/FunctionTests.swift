import Arithmetic
import Foundation
import Testing

@Suite("Functions of one operand") struct FunctionTests {
  @Test("PLAN's largest error is at 1, its mean that of the integral")
  func plan() throws {
    let plan = try ApproximateFunctions.function("plan-sigmoid")
    #expect(plan.count == 1 << 20)
    #expect(abs(plan[.largestError] - (0.75 - 1 / (1 + exp(-1.0)))) < 1e-12)
    // The integral of each line less log(1 + e^x), between the roots of their difference (computed in Python).
    #expect(abs(plan[.meanError] - 0.005873816) < 1e-8)
    // The lines meet at 1 and 5; at 2.375 there is a step down.
    #expect(plan.approximate(2.375.nextDown) - plan.approximate(2.375) == 0.00390625)
    for x in [0.0, 0.5, 1, 2, 2.375, 3, 5, 7] {
      #expect(plan.approximate(-x) + plan.approximate(x) == 1)
    }
    for edge in [1.0, 5] { #expect(abs(plan.approximate(edge) - plan.approximate(edge.nextDown)) < 1e-12) }
  }

  @Test("codes round down, and tanh doubles the error")
  func variants() throws {
    let codes = try ApproximateFunctions.function("plan-sigmoid-q3.4")
    #expect(codes.count == 256)
    #expect((0.0195..<0.0197).contains(codes[.largestError]))
    let outputs = (0..<256).map { 256 * codes.approximate(-8 + Double($0) / 16) }
    #expect(outputs.allSatisfy { $0 == $0.rounded() && (0...256).contains($0) })
    let tangent = try ApproximateFunctions.function("plan-tanh")
    let sigmoid = try ApproximateFunctions.function("plan-sigmoid")
    #expect(abs(tangent[.largestError] - 2 * sigmoid[.largestError]) < 1e-11)
  }

  @Test("a function that is none is named, with those there are")
  func unknown() {
    #expect(throws: FunctionError.unknown("relu")) { try ApproximateFunctions.function("relu") }
    #expect("\(FunctionError.unknown("relu"))".contains("plan-sigmoid, "))
  }
}
