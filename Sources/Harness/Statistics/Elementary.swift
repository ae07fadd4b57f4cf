import Foundation

// One place for the two transcendental functions, so that the statistics read as formulas.
func exponential(_ x: Double) -> Double { Foundation.exp(x) }
func logarithm(_ x: Double) -> Double { Foundation.log(x) }
